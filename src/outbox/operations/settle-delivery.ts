import { sql } from 'kysely'
import type { Ctx } from '../../platform/context/index.ts'
import '../schema.ts'

/**
 * Takes back what has not been asked yet. Returns false when it is too late: the request left, or the outcome is known.
 * The row lock decides between this and a worker that claims at the same moment.
 */
export async function cancelDelivery(ctx: Ctx, id: string): Promise<boolean> {
  const changed = await ctx.db
    .updateTable('delivery')
    .set({ state: 'cancelled', done_at: ctx.clock.now() })
    .where('id', '=', id)
    .where('state', '=', 'due')
    .where('asked_at', 'is', null)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/**
 * A person looked at the network and says what became of an `unknown` or `rejected` delivery:
 * `retry` asks again, `sent` closes it as done, `drop` lets it go. Returns false when its outcome is known by now.
 */
export async function resolveDelivery(
  ctx: Ctx,
  id: string,
  outcome: 'retry' | 'sent' | 'drop',
  url?: string,
): Promise<boolean> {
  const now = ctx.clock.now()
  const change =
    outcome === 'retry'
      ? {
          state: 'due' as const,
          try_at: now,
          asked_at: null,
          attempts: 0,
          trouble: null,
          done_at: null,
          // An unknown one keeps its identifiers, so that the network can still recognise it; a refused one starts afresh.
          prepared: sql<null>`case when state = 'unknown' then prepared end`,
        }
      : {
          state: outcome === 'sent' ? ('sent' as const) : ('cancelled' as const),
          done_at: now,
          ...(url && { url }),
        }
  const changed = await ctx.db
    .updateTable('delivery')
    .set(change)
    .where('id', '=', id)
    .where('state', 'in', ['unknown', 'rejected'])
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) return false
  await ctx.facts.record('delivery.resolved', id, { outcome })
  return true
}

/**
 * After a restore: what was due since the backup may have left from the installation that made it. It is never sent blindly;
 * a person looks. Returns how many.
 */
export async function doubtPastDue(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now()
  const rows = await ctx.db
    .updateTable('delivery')
    .set({
      state: 'unknown',
      worker: null,
      lease_until: null,
      trouble: JSON.stringify({ kind: 'uncertain', said: 'restored from a backup', at: now.toISOString() }),
      done_at: now,
    })
    .where('state', 'in', ['due', 'sending'])
    .where('due_at', '<=', now)
    .returning('id')
    .execute()
  await ctx.facts.recordMany(rows.map((row) => ({ type: 'delivery.unknown', subject: row.id })))
  return rows.length
}
