import type { Ctx, Workspace } from '../../platform/context/index.ts'
import { loadWorkspace } from '../../platform/context/make.ts'
import { facts } from '../facts.ts'
import { canEditWorkspace } from '../policy.ts'
import { refuse } from '../refuse.ts'

export interface WorkspaceChanges {
  name?: string | undefined
  locale?: 'fr' | 'en' | undefined
  timeZone?: string | undefined
}

/** The address keeps its first name: links that people kept go on working. */
export async function updateWorkspace(
  ctx: Ctx,
  { name, locale, timeZone }: WorkspaceChanges,
): Promise<Workspace> {
  if (!canEditWorkspace(ctx.actor)) throw refuse('notAllowed', 403)
  const { id } = ctx.workspace
  if (name === undefined && locale === undefined && timeZone === undefined) return ctx.workspace
  await ctx.db
    .updateTable('workspace')
    .set({ name, locale, time_zone: timeZone })
    .where('id', '=', id)
    .execute()
  await ctx.facts.record(facts.workspaceUpdated, id, { name, locale, timeZone })
  return loadWorkspace(ctx.db, id)
}
