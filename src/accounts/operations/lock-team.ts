import type { Ctx, Role } from '../../platform/context/index.ts'
import { refuse } from '../refuse.ts'

export interface Member {
  role: Role
  otherOwners: number
}

/**
 * Changes of one team happen one after the other, so that two owners who leave at once do not leave the workspace without one.
 * `no key update` lets everything else in the workspace go on. Gives where the person stands.
 */
export async function lockTeam({ db, workspace }: Ctx, personId: string): Promise<Member> {
  await db
    .selectFrom('workspace')
    .select('id')
    .where('id', '=', workspace.id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  const rows = await db
    .selectFrom('teammate')
    .select(['person_id', 'role'])
    .where((eb) => eb.or([eb('role', '=', 'owner'), eb('person_id', '=', personId)]))
    .execute()
  const member = rows.find((row) => row.person_id === personId)
  if (!member) throw refuse('noSuchTeammate', 404)
  const otherOwners = rows.filter((row) => row.role === 'owner' && row.person_id !== personId).length
  return { role: member.role, otherOwners }
}
