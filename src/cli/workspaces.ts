import { sql } from 'kysely'
import type { Ctx } from '../platform/context/index.ts'
import type { Shop } from './command.ts'

/** Does the same in every workspace, as the system, and adds up what each returns. */
export async function inEveryWorkspace(
  { ground, app }: Shop,
  act: (ctx: Ctx) => Promise<number>,
): Promise<number> {
  const { rows } = await sql<{ id: string }>`select id from all_workspaces()`.execute(ground.database.db)
  let sum = 0
  for (const { id } of rows) sum += await (await app.scopeOf(id)).transaction(act)
  return sum
}
