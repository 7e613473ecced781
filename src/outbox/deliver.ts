import { EXCHANGE_MS, type OpenChannel, openChannel } from '../channels/index.ts'
import { type Command, NetworkError } from '../networks/kit/index.ts'
import type { Scope } from '../platform/context/index.ts'
import { commandOf } from './command.ts'
import type { OutboxDeps } from './deps.ts'
import {
  afterLook,
  afterRefusal,
  MOST_ATTEMPTS,
  MOST_LOOKS,
  type Outcome,
  troubleOf,
  waitSeconds,
} from './outcome.ts'
import { type DeliveryRow, loadDelivery } from './queries.ts'
import { markAsked, recordOutcome, recordPrepared } from './record-outcome.ts'

/** From then on no request of ours can still reach the network. */
const SETTLE_MS = EXCHANGE_MS + 10_000

interface Exchange extends OpenChannel {
  delivery: DeliveryRow
  command: Command
}

/**
 * Takes one claimed delivery one step further: prepare it, ask once, or find out what became of an earlier ask.
 * `asked_at` is committed before the request leaves, so that no crash can make us ask twice.
 */
export async function takeStep(deps: OutboxDeps, scope: Scope, id: string): Promise<void> {
  const delivery = await scope.transaction((ctx) => loadDelivery(ctx, id))
  if (!delivery || (delivery.state !== 'due' && delivery.state !== 'sending')) return
  let outcome: Outcome
  try {
    const opened = await openChannel(deps, scope, delivery.channel_id)
    const exchange: Exchange = {
      ...opened,
      delivery,
      command: commandOf(deps.files, delivery.command, delivery.id),
    }
    if (delivery.asked_at) outcome = await look(deps, exchange, delivery.asked_at, delivery.attempts)
    else {
      const prepared = await prepare(scope, exchange)
      if (delivery.try_at > deps.clock.now())
        return await scope.transaction((ctx) => recordPrepared(ctx, id, prepared))
      outcome = await ask(deps, scope, exchange, prepared)
    }
  } catch (error) {
    outcome = beforeAsking(deps, delivery, error)
  }
  await scope.transaction((ctx) => recordOutcome(ctx, delivery, outcome))
}

async function prepare(scope: Scope, exchange: Exchange): Promise<Record<string, unknown>> {
  const { delivery, network, access, command, tools } = exchange
  if (delivery.prepared || !network.prepare) return delivery.prepared ?? {}
  const prepared = await network.prepare(access, command, tools)
  await scope.transaction((ctx) => recordPrepared(ctx, delivery.id, prepared, { keepClaim: true }))
  return prepared
}

async function ask(
  deps: OutboxDeps,
  scope: Scope,
  exchange: Exchange,
  prepared: Record<string, unknown>,
): Promise<Outcome> {
  const { delivery, network, access, command, tools } = exchange
  const askedAt = deps.clock.now()
  const attempts = delivery.attempts + 1
  if (!network.send)
    throw new NetworkError({ kind: 'rejected', said: `${network.manifest.name}: ${command.action}` })
  if (!(await scope.transaction((ctx) => markAsked(ctx, delivery.id, attempts)))) throw new Cancelled()
  try {
    return { state: 'sent', sent: await network.send(access, command, prepared, tools) }
  } catch (error) {
    if (error instanceof NetworkError && !error.uncertain)
      return afterRefusal(error, attempts, deps.clock.now())
    if (!(error instanceof NetworkError)) deps.log.error({ error, delivery: delivery.id }, 'send failed')
    // The network may have taken it: from here on only a look decides.
    return look(deps, { ...exchange, delivery: { ...delivery, prepared } }, askedAt, 0, error)
  }
}

/** Asks the network whether it happened. A network that cannot say leaves it to a person. */
async function look(
  deps: OutboxDeps,
  exchange: Exchange,
  askedAt: Date,
  looks: number,
  error?: unknown,
): Promise<Outcome> {
  const { delivery, network, access, command, tools } = exchange
  const now = () => deps.clock.now()
  const trouble = troubleOf(
    error ?? new NetworkError({ kind: 'transient', said: 'no answer', uncertain: true }),
    now(),
  )
  if (!network.find) return { state: 'unknown', trouble }
  try {
    const found = await network.find(access, command, delivery.prepared ?? {}, tools)
    return afterLook(found, askedAt, SETTLE_MS, trouble, now())
  } catch (failure) {
    if (failure instanceof NetworkError && failure.kind === 'rejected') return { state: 'unknown', trouble }
    const since = (now().getTime() - askedAt.getTime()) / 1000
    return looks > MOST_LOOKS && since > 600
      ? { state: 'unknown', trouble }
      : { state: 'sending', at: new Date(now().getTime() + waitSeconds(looks + 2) * 1000), trouble }
  }
}

/** Nothing was asked: whatever failed may be tried again. */
function beforeAsking(deps: OutboxDeps, delivery: DeliveryRow, error: unknown): Outcome {
  const now = deps.clock.now()
  if (error instanceof Cancelled)
    return { state: 'due', at: now, trouble: troubleOf(error, now), hold: false }
  if (error instanceof NetworkError) {
    // A refusal while looking says nothing of the delivery itself.
    if (delivery.asked_at)
      return { state: 'sending', at: new Date(now.getTime() + 60_000), trouble: troubleOf(error, now) }
    return afterRefusal(error, delivery.attempts + 1, now)
  }
  deps.log.error({ error, delivery: delivery.id }, 'delivery failed before asking')
  const next = delivery.attempts + 1
  const trouble = { ...troubleOf(error, now), kind: 'transient' as const }
  return next >= MOST_ATTEMPTS
    ? { state: 'rejected', trouble }
    : { state: 'due', at: new Date(now.getTime() + waitSeconds(next) * 1000), trouble, hold: false }
}

/** Somebody took it back between the claim and the ask. */
class Cancelled extends Error {}
