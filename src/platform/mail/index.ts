import { createTransport } from 'nodemailer'

export interface Mail {
  /** Throws when the server refuses it. */
  send(message: { to: string; subject: string; text: string }): Promise<void>
}

/** Mail through the operator's SMTP server; null when there is none, and the caller offers a link instead. */
export function createMail(smtpUrl: string | undefined, from: string): Mail | null {
  if (!smtpUrl) return null
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  })
  return {
    send: async ({ to, subject, text }) => {
      await transport.sendMail({ from, to, subject, text })
    },
  }
}
