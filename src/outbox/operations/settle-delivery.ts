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

/** Moves what has not left to another hour. Returns false when it is too late. */
export async function moveDelivery(ctx: Ctx, id: string, dueAt: Date): Promise<boolean> {
  const changed = await ctx.db
    .updateTable('delivery')
    .set({ due_at: dueAt, try_at: dueAt })
    .where('id', '=', id)
    .where('state', '=', 'due')
    .where('asked_at', 'is', null)
    .executeTakeFirst()
  if (changed.numUpdatedRows > 0n) await ctx.facts.record('delivery.moved', id)
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
      ? { state: 'due' as const, try_at: now, asked_at: null, attempts: 0, trouble: null, done_at: null }
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
