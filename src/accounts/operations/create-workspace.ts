import type { Workspace } from '../../platform/context/index.ts'
import type { Ground } from '../deps.ts'
import { canOpenWorkspace } from '../policy.ts'
import { workspacesOf } from '../queries/memberships.ts'
import { refuse } from '../refuse.ts'
import { type NewWorkspace, type Owner, openWorkspace } from './open-workspace.ts'

/** Opens another workspace, whose owner is the person who asks. */
export async function createWorkspace(
  ground: Ground,
  person: Owner,
  input: NewWorkspace,
): Promise<Workspace> {
  const held = await workspacesOf(ground.database.db, person.id)
  if (!canOpenWorkspace(held.map((one) => one.role))) throw refuse('mayNotOpen', 403)
  return ground.database.db.transaction().execute((tx) => openWorkspace(ground, tx, person, input))
}
