import { type OpenChannel, openChannel } from '../channels/index.ts'
import { type Command, NetworkError } from '../networks/kit/index.ts'
import type { Scope } from '../platform/context/index.ts'
import { Refusal } from '../platform/errors/index.ts'
import { commandOf } from './command.ts'
import type { OutboxDeps } from './deps.ts'
import {
  afterFailedLook,
  afterLook,
  afterRefusal,
  MOST_ATTEMPTS,
  type Outcome,
  troubleOf,
  waitSeconds,
} from './outcome.ts'
import { type DeliveryRow, loadDelivery } from './queries.ts'
import { giveBack, markAsked, recordOutcome, recordPrepared } from './record-outcome.ts'

/** Added to the longest exchange: from then on no request of ours can still reach the network. */
const MARGIN_MS = 10_000
/** A channel that was just paused or cut: the hold that follows is being written. */
const ASIDE_MS = 5000

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
  try {
    const opened = await openChannel(deps, scope, delivery.channel_id)
    const command = commandOf(deps.files, delivery.command, delivery.id)
    const exchange: Exchange = { ...opened, delivery, command }
    if (delivery.asked_at) {
      const outcome = await look(deps, exchange, delivery.asked_at)
      return await scope.transaction((ctx) => recordOutcome(ctx, delivery, outcome))
    }
    if (opened.channel.paused_at || opened.channel.cut_at) {
      const at = new Date(deps.clock.now().getTime() + ASIDE_MS)
      return await scope.transaction((ctx) => giveBack(ctx, delivery, at))
    }
    await prepareAndAsk(deps, scope, exchange)
  } catch (error) {
    const outcome = withoutExchange(deps, delivery, error)
    await scope.transaction((ctx) => recordOutcome(ctx, delivery, outcome))
  }
}

async function prepareAndAsk(deps: OutboxDeps, scope: Scope, exchange: Exchange): Promise<void> {
  const { delivery, network, command } = exchange
  const prepared = await prepare(scope, exchange)
  if (delivery.try_at > deps.clock.now())
    return scope.transaction((ctx) => recordPrepared(ctx, delivery.id, prepared))
  if (!network.send)
    throw new NetworkError({ kind: 'rejected', said: `${network.manifest.name}: ${command.action}` })
  const asked = await scope.transaction((ctx) => markAsked(ctx, delivery))
  // Taken back, or asked by another process meanwhile: it is no longer ours to touch.
  if (!asked) return
  const outcome = await ask(deps, { ...exchange, delivery: { ...asked, prepared } })
  await scope.transaction((ctx) => recordOutcome(ctx, asked, outcome))
}

async function prepare(scope: Scope, exchange: Exchange): Promise<Record<string, unknown>> {
  const { delivery, network, access, command, tools } = exchange
  if (delivery.prepared || !network.prepare) return delivery.prepared ?? {}
  const prepared = await network.prepare(access, command, tools)
  await scope.transaction((ctx) => recordPrepared(ctx, delivery.id, prepared, { keepClaim: true }))
  return prepared
}

async function ask(deps: OutboxDeps, exchange: Exchange): Promise<Outcome> {
  const { delivery, network, access, command, tools } = exchange
  const askedAt = deps.clock.now()
  try {
    const sent = await network.send?.(access, command, delivery.prepared ?? {}, tools)
    if (sent) return { state: 'sent', sent }
    throw new NetworkError({ kind: 'transient', said: 'no answer', uncertain: true })
  } catch (error) {
    if (error instanceof NetworkError && !error.uncertain)
      return afterRefusal(error, delivery.attempts, deps.clock.now())
    if (!(error instanceof NetworkError)) deps.log.error({ error, delivery: delivery.id }, 'send failed')
    // The network may have taken it: from here on only a look decides.
    return look(deps, exchange, delivery.asked_at ?? askedAt, error)
  }
}

/** Asks the network whether it happened. A network that cannot say leaves it to a person. */
async function look(deps: OutboxDeps, exchange: Exchange, at: Date, error?: unknown): Promise<Outcome> {
  const { delivery, network, access, command, tools } = exchange
  const asked = { at, attempts: delivery.attempts, trouble: uncertainty(delivery, error, deps.clock.now()) }
  if (!network.find) return { state: 'unknown', trouble: asked.trouble }
  try {
    const found = await network.find(access, command, delivery.prepared ?? {}, tools)
    return afterLook(found, asked, deps.exchangeMs + MARGIN_MS, deps.clock.now())
  } catch (failure) {
    if (!(failure instanceof NetworkError))
      deps.log.error({ error: failure, delivery: delivery.id }, 'look failed')
    return afterFailedLook(failure, asked, deps.clock.now())
  }
}

/** What is said of a delivery that may have happened: the failure that made it so, as long as it is known. */
const uncertainty = (delivery: DeliveryRow, error: unknown, now: Date) =>
  error === undefined && delivery.trouble
    ? { ...delivery.trouble, kind: 'uncertain' as const }
    : troubleOf(error ?? new NetworkError({ kind: 'transient', said: 'no answer', uncertain: true }), now)

/** The exchange could not begin. What was never asked may be tried again; what was asked may only be looked up. */
function withoutExchange(deps: OutboxDeps, delivery: DeliveryRow, error: unknown): Outcome {
  const now = deps.clock.now()
  const known = error instanceof NetworkError
  if (!known) deps.log.error({ error, delivery: delivery.id }, 'delivery failed before its exchange')
  const attempts = delivery.attempts + 1
  if (delivery.asked_at) {
    const asked = { at: delivery.asked_at, attempts, trouble: uncertainty(delivery, undefined, now) }
    // A channel that is gone will never be able to say.
    return error instanceof Refusal
      ? { state: 'unknown', trouble: asked.trouble }
      : afterFailedLook(error, asked, now)
  }
  if (known) return afterRefusal(error, attempts, now)
  const trouble = { ...troubleOf(error, now), kind: 'transient' as const }
  return attempts >= MOST_ATTEMPTS
    ? { state: 'rejected', trouble }
    : { state: 'due', at: new Date(now.getTime() + waitSeconds(attempts) * 1000), trouble, hold: false }
}
