import type { Ctx } from '../../platform/context/index.ts'
import { facts } from '../facts.ts'
import { canGrant, canRemove } from '../policy.ts'
import { refuse } from '../refuse.ts'
import { lockTeam } from './lock-team.ts'
import { withdrawGrants } from './withdraw-grants.ts'

/** Takes a person out; their sessions see nothing of the workspace from the next request on. */
export async function removeTeammate(ctx: Ctx, { personId }: { personId: string }): Promise<void> {
  const { actor, db } = ctx
  if (!canRemove(actor, personId)) throw refuse('notAllowed', 403)
  const member = await lockTeam(ctx, personId)
  if (!canGrant(actor, member.role)) throw refuse('roleAboveYours', 403)
  if (member.role === 'owner' && member.otherOwners === 0) throw refuse('lastOwner', 409)
  await db.deleteFrom('teammate').where('person_id', '=', personId).execute()
  await withdrawGrants(ctx, personId, null)
  const left = actor.kind === 'person' && actor.id === personId
  await ctx.facts.record(left ? facts.teammateLeft : facts.teammateRemoved, personId, { role: member.role })
}
