import { sql, type Transaction } from 'kysely'
import type { Ctx } from '../../platform/context/index.ts'
import type { Schema } from '../../platform/database/index.ts'
import type { Invitation, Teammate } from '../contract.ts'
import { invitationView, teammateView } from '../views.ts'

const MOST = 500

const teammates = (tx: Transaction<Schema>) =>
  tx
    .selectFrom('teammate')
    .innerJoin('person', 'person.id', 'teammate.person_id')
    .select((eb) => [
      'teammate.person_id',
      'teammate.role',
      'teammate.joined_at',
      'person.name',
      'person.email',
      'person.two_factor_enabled',
      eb
        .selectFrom('passkey')
        .select((passkey) => passkey.fn.countAll<number>().as('count'))
        .whereRef('passkey.person_id', '=', 'person.id')
        .as('passkeys'),
    ])

export async function listTeammates({ db }: Ctx): Promise<Teammate[]> {
  const rows = await teammates(db).orderBy(sql`lower(person.name)`).orderBy('person.id').limit(MOST).execute()
  return rows.map(teammateView)
}

export async function readTeammate(tx: Transaction<Schema>, personId: string): Promise<Teammate | null> {
  const row = await teammates(tx).where('teammate.person_id', '=', personId).executeTakeFirst()
  return row ? teammateView(row) : null
}

export async function listInvitations({ db, clock }: Ctx): Promise<Invitation[]> {
  const rows = await db
    .selectFrom('invitation')
    .selectAll()
    .orderBy('created_at', 'desc')
    .limit(MOST)
    .execute()
  return rows.map((row) => invitationView(row, clock.now()))
}

/** Someone of the workspace, for other rooms that name people; undefined for anybody else. */
export const findTeammate = (
  { db }: Ctx,
  personId: string,
): Promise<{ id: string; name: string } | undefined> =>
  db
    .selectFrom('teammate')
    .innerJoin('person', 'person.id', 'teammate.person_id')
    .select(['person.id', 'person.name'])
    .where('teammate.person_id', '=', personId)
    .executeTakeFirst()
