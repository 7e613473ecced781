import { sql } from 'kysely'
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

/** Frees a claim without having done anything: its channel rests until `until`. */
export async function giveBack(ctx: Ctx, delivery: DeliveryRow, until: Date): Promise<void> {
  await ctx.db.updateTable('delivery').set(free).where('id', '=', delivery.id).execute()
  await holdChannel(ctx, delivery.channel_id, until, 'resting')
}

/** Says that the request is about to leave. Undefined when somebody took the delivery back, or asked it before. */
export async function markAsked(ctx: Ctx, delivery: DeliveryRow): Promise<DeliveryRow | undefined> {
  const now = ctx.clock.now()
  const asked = await ctx.db
    .updateTable('delivery')
    .set({ state: 'sending', asked_at: now, attempts: delivery.attempts + 1 })
    .where('id', '=', delivery.id)
    .where('state', '=', 'due')
    .where('asked_at', 'is', null)
    .where('try_at', '<=', now)
    .returningAll()
    .executeTakeFirst()
  if (asked) await ctx.facts.record('delivery.sending', delivery.id)
  return asked
}

/** What the row becomes. A post never leaves before its hour, whatever an early preparation met. */
const changeOf = (delivery: DeliveryRow, outcome: Outcome, now: Date) => ({
  state: outcome.state,
  ...free,
  // A first ask has counted itself (markAsked); preparations and looks count here.
  ...(delivery.state === 'due' || outcome.state === 'sending' ? { attempts: delivery.attempts + 1 } : {}),
  ...(outcome.state === 'sent'
    ? {
        remote_id: outcome.sent.remoteId,
        url: outcome.sent.url ?? null,
        parts: outcome.sent.parts ? JSON.stringify(outcome.sent.parts) : null,
        trouble: null,
      }
    : { trouble: JSON.stringify(outcome.trouble) }),
  ...('at' in outcome && { try_at: new Date(Math.max(outcome.at.getTime(), delivery.due_at.getTime())) }),
  // Not taken by the network: the next ask is a first ask again.
  ...(outcome.state === 'due' ? { asked_at: null } : {}),
  ...('at' in outcome ? {} : { done_at: now }),
})

/**
 * Writes what became of one step, frees the claim, and announces what the asking room must know. `delivery` is the row that the
 * step worked on: when another process has asked since, only the news that it was sent still counts.
 */
export async function recordOutcome(ctx: Ctx, delivery: DeliveryRow, outcome: Outcome): Promise<void> {
  const now = ctx.clock.now()
  let update = ctx.db
    .updateTable('delivery')
    .set(changeOf(delivery, outcome, now))
    .where('id', '=', delivery.id)
    .where('state', 'in', ['due', 'sending'])
  if (outcome.state !== 'sent')
    update = update.where(sql<boolean>`asked_at is not distinct from ${delivery.asked_at}::timestamptz`)
  const changed = await update.executeTakeFirst()
  if (changed.numUpdatedRows === 0n) return
  if ('at' in outcome) await holdIfNeeded(ctx, delivery, outcome)
  await announce(ctx, delivery, outcome)
}

async function holdIfNeeded(
  ctx: Ctx,
  delivery: DeliveryRow,
  outcome: Extract<Outcome, { at: Date }>,
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
