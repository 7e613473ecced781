import type { Kysely } from 'kysely'
import type { Schema } from '../../platform/database/index.ts'
import type { Person } from '../contract.ts'
import { refuse } from '../refuse.ts'
import { personView } from '../views.ts'

/** Nobody exists yet: the installation waits for its first owner. */
export async function needsOwner(db: Kysely<Schema>): Promise<boolean> {
  const anybody = await db.selectFrom('person').select('id').limit(1).executeTakeFirst()
  return anybody === undefined
}

export async function readPerson(db: Kysely<Schema>, id: string): Promise<Person> {
  const row = await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw refuse('noSuchPerson', 404)
  return personView(row)
}

export const findPersonByEmail = (db: Kysely<Schema>, email: string) =>
  db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'locale'])
    .where('email', '=', email)
    .executeTakeFirst()
