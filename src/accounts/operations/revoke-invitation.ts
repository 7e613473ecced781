import type { Ctx } from '../../platform/context/index.ts'
import { facts } from '../facts.ts'
import { canGrant, canManageTeam } from '../policy.ts'
import { refuse } from '../refuse.ts'

export async function revokeInvitation(ctx: Ctx, { invitationId }: { invitationId: string }): Promise<void> {
  if (!canManageTeam(ctx.actor)) throw refuse('notAllowed', 403)
  const gone = await ctx.db
    .deleteFrom('invitation')
    .where('id', '=', invitationId)
    .returning(['email', 'role'])
    .executeTakeFirst()
  if (!gone) throw refuse('noSuchInvitation', 404)
  if (!canGrant(ctx.actor, gone.role)) throw refuse('roleAboveYours', 403)
  await ctx.facts.record(facts.invitationRevoked, invitationId, gone)
}
