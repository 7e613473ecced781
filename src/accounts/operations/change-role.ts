import type { Ctx, Role } from '../../platform/context/index.ts'
import type { Teammate } from '../contract.ts'
import { facts } from '../facts.ts'
import { canGrant, canManageTeam } from '../policy.ts'
import { readTeammate } from '../queries/team.ts'
import { refuse } from '../refuse.ts'
import { lockTeam } from './lock-team.ts'
import { withdrawGrants } from './withdraw-grants.ts'

export async function changeRole(
  ctx: Ctx,
  { personId, role }: { personId: string; role: Role },
): Promise<Teammate> {
  if (!canManageTeam(ctx.actor)) throw refuse('notAllowed', 403)
  const member = await lockTeam(ctx, personId)
  if (!canGrant(ctx.actor, role) || !canGrant(ctx.actor, member.role)) throw refuse('roleAboveYours', 403)
  if (member.role !== role) await change(ctx, personId, member, role)
  const teammate = await readTeammate(ctx.db, personId)
  if (!teammate) throw refuse('noSuchTeammate', 404)
  return teammate
}

async function change(
  ctx: Ctx,
  personId: string,
  from: { role: Role; otherOwners: number },
  role: Role,
): Promise<void> {
  if (from.role === 'owner' && from.otherOwners === 0) throw refuse('lastOwner', 409)
  await ctx.db.updateTable('teammate').set({ role }).where('person_id', '=', personId).execute()
  await withdrawGrants(ctx, personId, role)
  await ctx.facts.record(facts.teammateRoleChanged, personId, { from: from.role, to: role })
}
