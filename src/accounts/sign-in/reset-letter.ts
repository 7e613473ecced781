import type { AccountsDeps } from '../deps.ts'
import { readPerson } from '../queries/people.ts'
import { wordsIn } from '../words.ts'
import type { AuthParts } from './auth.ts'

/** How the link that replaces a forgotten password is sent; null without a mail server. */
export function resetLetter({ mail, origin, database, log }: AccountsDeps): AuthParts['sendReset'] {
  if (!mail) return null
  const send = async (person: { id: string; email: string }, token: string): Promise<void> => {
    const { locale } = await readPerson(database.db, person.id)
    const words = wordsIn(locale)
    const text = words('mail.reset.text', { link: `${origin()}/reset-password?token=${token}` })
    await mail.send({ to: person.email, subject: words('mail.reset.subject'), text })
  }
  // Not awaited: the time of the answer would tell whether the address has an account.
  return async (person, token) => {
    void send(person, token).catch((error) =>
      log.error({ error }, 'the mail to replace a password was not sent'),
    )
  }
}
