import type { Transaction } from 'kysely'
import type { Schema } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids/index.ts'

export interface NewPerson {
  name: string
  email: string
  locale: 'fr' | 'en'
  passwordHash: string
  /** Someone proved that they read this mailbox: an identity provider may then vouch for the same address. */
  emailVerified: boolean
}

/** Gives the new person, or null when the address is taken. */
export async function createPerson(
  tx: Transaction<Schema>,
  { name, email, locale, passwordHash, emailVerified }: NewPerson,
  at: Date,
): Promise<{ id: string; name: string } | null> {
  const id = newId(at)
  const made = await tx
    .insertInto('person')
    .values({ id, name, email, email_verified: emailVerified, locale, created_at: at, updated_at: at })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning(['id', 'name'])
    .executeTakeFirst()
  if (!made) return null
  await tx
    .insertInto('credential')
    .values({
      person_id: id,
      provider_id: 'credential',
      account_id: id,
      password: passwordHash,
      created_at: at,
      updated_at: at,
    })
    .execute()
  return made
}
