import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterEach, expect, it } from 'vitest'
import { createMail } from './index.ts'

const servers: SMTPServer[] = []
afterEach(() =>
  Promise.all(servers.splice(0).map((server) => new Promise<void>((done) => server.close(done)))),
)

interface Letter {
  from: string
  to: string[]
  text: string
}

/** A real mail server that keeps what it is given; it knows one user. */
async function mailServer(refuseAt?: string) {
  const letters: Letter[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) =>
      username === 'parvis' && password === 'rabot'
        ? done(null, { user: username })
        : done(new Error('wrong password')),
    onRcptTo: ({ address }, _session, done) =>
      done(address === refuseAt ? new Error('no such mailbox') : null),
    onData: (stream, { envelope }, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        letters.push({
          from,
          to: envelope.rcptTo.map((one) => one.address),
          text: Buffer.concat(parts).toString('utf8'),
        })
        done()
      })
    },
  })
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.server.address() as AddressInfo
  const mail = (password: string) =>
    createMail(`smtp://parvis:${password}@127.0.0.1:${port}`, 'Parvis <parvis@valcombe.example>')
  return { letters, mail }
}

const letter = {
  to: 'hugo@valcombe.example',
  subject: 'Invitation à l’équipe',
  text: 'Bonjour Hugo,\nhttps://parvis.example/x',
}

it('carries a letter through the operator’s server', async () => {
  const { letters, mail } = await mailServer()
  await mail('rabot')?.send(letter)
  expect(letters).toMatchObject([{ from: 'parvis@valcombe.example', to: ['hugo@valcombe.example'] }])
  expect(letters[0]?.text).toContain('https://parvis.example/x')
  expect(letters[0]?.text).toMatch(/^Subject: =\?UTF-8\?/m)
})

it('throws when the server refuses the password or the mailbox', async () => {
  const { letters, mail } = await mailServer(letter.to)
  await expect(mail('wrong')?.send(letter)).rejects.toMatchObject({ code: 'EAUTH' })
  await expect(mail('rabot')?.send(letter)).rejects.toThrow('no such mailbox')
  expect(letters).toEqual([])
})

it('lets nobody add a header or a recipient through a name or a subject', async () => {
  const { letters, mail } = await mailServer()
  await mail('rabot')?.send({ ...letter, subject: 'Hello\r\nBcc: spy@evil.example' })
  expect(letters[0]?.to).toEqual([letter.to])
  expect(letters[0]?.text).not.toMatch(/^Bcc:/im)
})

it('is absent without a server, so that the caller shows a link', () => {
  expect(createMail(undefined, 'x')).toBeNull()
})
