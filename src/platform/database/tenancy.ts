import { type Kysely, sql, type Transaction } from 'kysely'
import type { Schema } from './schema.ts'

/** Runs `act` in a transaction that sees the rows of one workspace and no other. */
export function inWorkspace<T>(
  db: Kysely<Schema>,
  workspaceId: string,
  act: (tx: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('app.workspace_id', ${workspaceId}, true)`.execute(tx)
    return act(tx)
  })
}
