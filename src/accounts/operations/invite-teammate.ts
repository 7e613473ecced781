import type { Ctx, Role, Scope } from '../../platform/context/index.ts'
import { newId } from '../../platform/ids/index.ts'
import type { Invitation } from '../contract.ts'
import type { AccountsDeps } from '../deps.ts'
import { facts } from '../facts.ts'
import { canGrant, canManageTeam } from '../policy.ts'
import { refuse } from '../refuse.ts'
import { hashSecret, newSecret } from '../secret.ts'
import { invitationView } from '../views.ts'
import { wordsIn } from '../words.ts'

const LIFE = 7 * 86_400_000

type Post = Pick<AccountsDeps, 'mail' | 'origin' | 'log'>

/**
 * Invites an address, in place of any earlier invitation of it. The link goes by mail to that address alone; without a mail
 * server, or when it refuses, the inviter gets the link to pass on.
 */
export async function inviteTeammate(
  scope: Scope,
  { email, role }: { email: string; role: Role },
  post: Post,
): Promise<{ invitation: Invitation; link: string | null }> {
  if (!canManageTeam(scope.actor)) throw refuse('notAllowed', 403)
  if (!canGrant(scope.actor, role)) throw refuse('roleAboveYours', 403)
  const token = newSecret('')
  const invitation = await scope.transaction(async (ctx) => {
    await assertNewcomer(ctx, email)
    const row = await save(ctx, email, role, token)
    await ctx.facts.record(facts.teammateInvited, row.id, { email, role })
    return invitationView(row, ctx.clock.now())
  })
  const link = `${post.origin()}/invitation/${token}`
  if (!(await send(scope, post, invitation, link))) return { invitation, link }
  await scope.transaction(({ db }) =>
    db.updateTable('invitation').set({ mailed: true }).where('id', '=', invitation.id).execute(),
  )
  return { invitation, link: null }
}

async function assertNewcomer({ db }: Ctx, email: string): Promise<void> {
  const present = await db
    .selectFrom('teammate')
    .innerJoin('person', 'person.id', 'teammate.person_id')
    .select('person.id')
    .where('person.email', '=', email)
    .executeTakeFirst()
  if (present) throw refuse('alreadyTeammate', 409, { field: 'email', values: { email } })
}

async function save({ db, workspace, actor, clock }: Ctx, email: string, role: Role, token: string) {
  await db.deleteFrom('invitation').where('email', '=', email).execute()
  return db
    .insertInto('invitation')
    .values({
      workspace_id: workspace.id,
      id: newId(clock.now()),
      email,
      role,
      token_hash: hashSecret(token),
      invited_by: actor.kind === 'person' ? actor.id : null,
      invited_by_name: actor.name,
      created_at: clock.now(),
      expires_at: new Date(clock.now().getTime() + LIFE),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

async function send(
  scope: Scope,
  { mail, log }: Post,
  { email, role }: Invitation,
  link: string,
): Promise<boolean> {
  if (!mail) return false
  const words = wordsIn(scope.workspace.locale)
  const values = {
    inviter: scope.actor.name,
    workspace: scope.workspace.name,
    role: words(`roles.${role}`),
    link,
  }
  try {
    const subject = words('mail.invitation.subject', values)
    await mail.send({ to: email, subject, text: words('mail.invitation.text', values) })
    return true
  } catch (error) {
    log.warn({ error }, 'invitation not mailed: its link was given to the inviter')
    return false
  }
}
