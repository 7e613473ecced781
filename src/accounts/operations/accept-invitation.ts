import { hashPassword } from 'better-auth/crypto'
import { sql, type Transaction } from 'kysely'
import { loadWorkspace } from '../../platform/context/make.ts'
import type { Schema } from '../../platform/database/index.ts'
import type { Visitor } from '../../platform/http/route.ts'
import type { Ground } from '../deps.ts'
import { facts } from '../facts.ts'
import { type FoundInvitation, findInvitation, type Membership } from '../queries/memberships.ts'
import { findPersonByEmail } from '../queries/people.ts'
import { refuse } from '../refuse.ts'
import { assertGoodPassword } from '../sign-in/password.ts'
import { createPerson } from './create-person.ts'

export interface Acceptance {
  token: string
  name?: string | undefined
  password?: string | undefined
  locale?: 'fr' | 'en' | undefined
}

export interface Accepted {
  membership: Membership
  /** Set for a new person, who is then signed in. */
  newcomer: { email: string; password: string } | null
}

/** The person whom the invitation names joins the workspace: signed in, or new with a name and a password. */
export async function acceptInvitation(
  ground: Ground,
  visitor: Visitor | null,
  given: Acceptance,
): Promise<Accepted> {
  const { db } = ground.database
  const invitation = await findInvitation(db, given.token)
  if (!invitation || invitation.expires_at <= ground.clock.now()) throw refuse('invitationGone', 410)
  const { email } = invitation
  if (visitor && visitor.email !== email) throw refuse('otherAddress', 409, { values: { email } })
  if (!visitor && (await findPersonByEmail(db, email))) throw refuse('signInFirst', 401)
  const newcomer = visitor ? null : await introduce(invitation, given)
  const membership = await db.transaction().execute(async (tx) => {
    const { mailed } = await take(tx, invitation)
    const person = visitor
      ? { id: visitor.personId, name: visitor.name }
      : newcomer &&
        (await createPerson(tx, { ...newcomer, email, emailVerified: mailed }, ground.clock.now()))
    if (!person) throw refuse('signInFirst', 401)
    return join(ground, tx, invitation, person)
  })
  return { membership, newcomer: newcomer && { email, password: newcomer.password } }
}

async function introduce({ email, workspace_name, locale }: FoundInvitation, given: Acceptance) {
  const { name, password } = given
  if (!name || !password) throw refuse('introduceYourself', 422, { field: name ? 'password' : 'name' })
  await assertGoodPassword(password, [name, email, workspace_name])
  return { name, password, locale: given.locale ?? locale, passwordHash: await hashPassword(password) }
}

/** Uses the invitation up. Of two people with the same link, one comes first. */
async function take(tx: Transaction<Schema>, found: FoundInvitation): Promise<{ mailed: boolean }> {
  await sql`select set_config('app.workspace_id', ${found.workspace_id}, true)`.execute(tx)
  const taken = await tx
    .deleteFrom('invitation')
    .where('id', '=', found.invitation_id)
    .returning('mailed')
    .executeTakeFirst()
  if (!taken) throw refuse('invitationGone', 410)
  return taken
}

async function join(
  { clock, makeContext }: Ground,
  tx: Transaction<Schema>,
  { workspace_id, invitation_id, role }: FoundInvitation,
  person: { id: string; name: string },
): Promise<Membership> {
  const workspace = await loadWorkspace(tx, workspace_id)
  await tx
    .insertInto('teammate')
    .values({ workspace_id, person_id: person.id, role, joined_at: clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const ctx = makeContext(tx, workspace, { kind: 'person', id: person.id, name: person.name, role })
  await ctx.facts.record(facts.teammateJoined, person.id, { role, invitation: invitation_id })
  return { workspace, role }
}
