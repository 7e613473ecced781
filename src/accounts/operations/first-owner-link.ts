import type { Ground } from '../deps.ts'
import { needsOwner } from '../queries/people.ts'
import { hashSecret, newSecret } from '../secret.ts'

/** Milliseconds. */
export const SETUP_LINK_LIFE = 7 * 86_400_000

/**
 * A new link to create the first owner; null once someone exists. Earlier links stay valid for 7 days, so that a restart, or a
 * second process, does not spoil the one an operator has just copied.
 */
export async function firstOwnerLink({ database, clock }: Ground, origin: string): Promise<string | null> {
  if (!(await needsOwner(database.db))) return null
  const now = clock.now()
  const token = newSecret('')
  await database.db
    .deleteFrom('setup_link')
    .where('created_at', '<=', new Date(now.getTime() - SETUP_LINK_LIFE))
    .execute()
  await database.db
    .insertInto('setup_link')
    .values({ token_hash: hashSecret(token), created_at: now })
    .execute()
  return `${origin}/welcome?token=${token}`
}
