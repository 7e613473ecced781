import { sql } from 'kysely'
import { workspacesOf } from '../../accounts/index.ts'
import { inWorkspace } from '../../platform/database/index.ts'
import type { DemoDeps } from '../deps.ts'

/** Erases the demonstration workspace of a person, pictures included. Returns false when there was none. */
export async function eraseDemo(
  deps: Pick<DemoDeps, 'database' | 'files'>,
  personId: string,
): Promise<boolean> {
  const { db } = deps.database
  const own = await workspacesOf(db, personId)
  const demo = own.find(({ workspace, role }) => workspace.isDemo && role === 'owner')?.workspace
  if (!demo) return false
  await inWorkspace(db, demo.id, async (tx) => {
    // Everything of a workspace falls with its row; the condition keeps a real one out of reach of any mistake above.
    await sql`delete from workspace where id = ${demo.id} and is_demo`.execute(tx)
  })
  await deps.files.removeAll(`${demo.id}/`)
  return true
}
