import { reportTrouble } from '../channels/index.ts'
import { NetworkError } from '../networks/kit/index.ts'
import type { Ctx } from '../platform/context/index.ts'
import type { DeliverySent, DeliveryTroubled } from './facts.ts'
import { holdChannel } from './hold.ts'
import type { Outcome } from './outcome.ts'
import type { DeliveryRow } from './queries.ts'

const free = { worker: null, lease_until: null }

/** Keeps what `prepare` made. The claim ends unless the ask follows at once. */
export async function recordPrepared(
  ctx: Ctx,
  id: string,
  prepared: Record<string, unknown>,
  { keepClaim = false } = {},
): Promise<void> {
  await ctx.db
    .updateTable('delivery')
    .set({ prepared: JSON.stringify(prepared), ...(keepClaim ? {} : free) })
    .where('id', '=', id)
    .execute()
}

/** Says that the request is about to leave. False when somebody took the delivery back. */
export async function markAsked(ctx: Ctx, id: string, attempts: number): Promise<boolean> {
  const changed = await ctx.db
    .updateTable('delivery')
    .set({ state: 'sending', asked_at: ctx.clock.now(), attempts })
    .where('id', '=', id)
    .where('state', '=', 'due')
    .where('asked_at', 'is', null)
    .executeTakeFirst()
  if (changed.numUpdatedRows > 0n) await ctx.facts.record('delivery.sending', id)
  return changed.numUpdatedRows > 0n
}

/** Writes what became of one step, frees the claim, and announces what the asking room must know. */
export async function recordOutcome(ctx: Ctx, delivery: DeliveryRow, outcome: Outcome): Promise<void> {
  const attempts = delivery.attempts + 1
  const ended = outcome.state === 'sent' || outcome.state === 'rejected' || outcome.state === 'unknown'
  const changed = await ctx.db
    .updateTable('delivery')
    .set({
      state: outcome.state,
      ...free,
      attempts,
      ...(outcome.state === 'sent' && {
        remote_id: outcome.sent.remoteId,
        url: outcome.sent.url ?? null,
        parts: outcome.sent.parts ? JSON.stringify(outcome.sent.parts) : null,
        trouble: null,
      }),
      ...(outcome.state !== 'sent' && { trouble: JSON.stringify(outcome.trouble) }),
      ...('at' in outcome && { try_at: outcome.at }),
      // Not taken by the network: the next ask is a first ask again.
      ...(outcome.state === 'due' && { asked_at: null }),
      ...(ended && { done_at: ctx.clock.now() }),
    })
    .where('id', '=', delivery.id)
    .where('state', 'in', ['due', 'sending'])
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) return
  if (outcome.state === 'due') await holdIfNeeded(ctx, delivery, outcome)
  await announce(ctx, delivery, outcome)
}

async function holdIfNeeded(
  ctx: Ctx,
  delivery: DeliveryRow,
  outcome: Extract<Outcome, { state: 'due' }>,
): Promise<void> {
  const { kind, said } = outcome.trouble
  if (outcome.hold) await holdChannel(ctx, delivery.channel_id, outcome.at, 'rate-limited')
  if (kind !== 'reconnect') return
  await holdChannel(ctx, delivery.channel_id, 'until mended', 'cut')
  await reportTrouble(ctx, delivery.channel_id, new NetworkError({ kind, said }))
}

async function announce(ctx: Ctx, delivery: DeliveryRow, outcome: Outcome): Promise<void> {
  const common = {
    origin: delivery.origin,
    subject: delivery.subject,
    channelId: delivery.channel_id,
    action: delivery.action,
  }
  if (outcome.state === 'sent') {
    const payload: DeliverySent = {
      ...common,
      command: delivery.command,
      writtenBy: delivery.asked_by_name,
      remoteId: outcome.sent.remoteId,
      url: outcome.sent.url ?? null,
      parts: outcome.sent.parts ?? null,
      sentAt: ctx.clock.now().toISOString(),
    }
    await ctx.facts.record('delivery.sent', delivery.id, { ...payload })
  } else {
    const payload: DeliveryTroubled = { ...common, trouble: outcome.trouble }
    const type = {
      rejected: 'delivery.rejected',
      unknown: 'delivery.unknown',
      due: 'delivery.postponed',
      sending: 'delivery.uncertain',
    }
    await ctx.facts.record(type[outcome.state], delivery.id, { ...payload })
  }
}
