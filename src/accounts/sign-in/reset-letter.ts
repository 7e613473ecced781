import type { AccountsDeps } from '../deps.ts'
import { readPerson } from '../queries/people.ts'
import { wordsIn } from '../words.ts'
import type { AuthParts } from './auth.ts'

/** How the link that replaces a forgotten password is sent; null without a mail server. */
export function resetLetter({ mail, origin, database }: AccountsDeps): AuthParts['sendReset'] {
  if (!mail) return null
  return async ({ id, email }, token) => {
    const { locale } = await readPerson(database.db, id)
    const words = wordsIn(locale)
    const text = words('mail.reset.text', { link: `${origin()}/reset-password?token=${token}` })
    await mail.send({ to: email, subject: words('mail.reset.subject'), text })
  }
}
