import { hashPassword } from 'better-auth/crypto'
import { sql, type Transaction } from 'kysely'
import type { Workspace } from '../../platform/context/index.ts'
import type { Schema } from '../../platform/database/index.ts'
import type { Ground } from '../deps.ts'
import { needsOwner } from '../queries/people.ts'
import { refuse } from '../refuse.ts'
import { hashSecret } from '../secret.ts'
import { assertGoodPassword } from '../sign-in/password.ts'
import { createPerson } from './create-person.ts'
import { SETUP_LINK_LIFE } from './first-owner-link.ts'
import { type NewWorkspace, openWorkspace } from './open-workspace.ts'

/** Any constant that nothing else locks. */
const ONE_AT_A_TIME = 8_470_002

export interface FirstOwner {
  /** From the one-time link; null for someone who has a shell on the server. */
  token: string | null
  name: string
  email: string
  password: string
  workspace: NewWorkspace
}

/** The first person, their workspace and their ownership, at once or not at all. Refused as soon as anybody exists. */
export async function createFirstOwner(
  ground: Ground,
  input: FirstOwner,
): Promise<{ personId: string; workspace: Workspace }> {
  const { db } = ground.database
  if (!(await needsOwner(db))) throw refuse('alreadySetUp', 409)
  await assertGoodPassword(input.password, [input.name, input.email, input.workspace.name])
  const passwordHash = await hashPassword(input.password)
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${ONE_AT_A_TIME})`.execute(tx)
    if (!(await needsOwner(tx))) throw refuse('alreadySetUp', 409)
    if (input.token !== null) await assertSetupLink(tx, input.token, ground.clock.now())
    const { name, email, workspace: wanted } = input
    const person = await createPerson(
      tx,
      { name, email, locale: wanted.locale, passwordHash, emailVerified: false },
      ground.clock.now(),
    )
    if (!person) throw refuse('alreadySetUp', 409)
    await tx.deleteFrom('setup_link').execute()
    return { personId: person.id, workspace: await openWorkspace(ground, tx, person, wanted) }
  })
}

async function assertSetupLink(tx: Transaction<Schema>, token: string, now: Date): Promise<void> {
  const found = await tx
    .selectFrom('setup_link')
    .select('created_at')
    .where('token_hash', '=', hashSecret(token))
    .where('created_at', '>', new Date(now.getTime() - SETUP_LINK_LIFE))
    .executeTakeFirst()
  if (!found) throw refuse('setupLinkUnknown', 410)
}
