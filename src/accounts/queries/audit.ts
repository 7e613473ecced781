import '../../platform/facts/index.ts'
import type { Ctx } from '../../platform/context/index.ts'
import type { AuditEntry } from '../contract.ts'
import { auditView } from '../views.ts'

export interface AuditQuery {
  before?: number | undefined
  limit: number
  type?: string | undefined
  actorId?: string | undefined
}

/** The facts of the workspace, newest first. `type` is a whole type or the part before a full stop. */
export async function listAudit(
  { db }: Ctx,
  { before, limit, type, actorId }: AuditQuery,
): Promise<{ items: AuditEntry[]; next: number | null }> {
  let query = db
    .selectFrom('fact')
    .selectAll()
    .orderBy('seq', 'desc')
    .limit(limit + 1)
  if (before !== undefined) query = query.where('seq', '<', before)
  if (actorId !== undefined) query = query.where('actor_id', '=', actorId)
  if (type !== undefined)
    query = query.where((eb) =>
      eb.or([eb('type', '=', type), eb('type', 'like', `${type.replace(/\.$/, '')}.%`)]),
    )
  const rows = await query.execute()
  const items = rows.slice(0, limit).map(auditView)
  return { items, next: rows.length > limit ? (items.at(-1)?.seq ?? null) : null }
}
