import { type Lookup, NetworkError, type Sent } from '../networks/kit/index.ts'
import type { DeliveryTrouble } from './schema.ts'

/** What follows one exchange. */
export type Outcome =
  | { state: 'sent'; sent: Sent }
  | { state: 'rejected' | 'unknown'; trouble: DeliveryTrouble }
  /** Nothing happened on the network: try again at `at`. `hold` keeps the whole channel quiet until then. */
  | { state: 'due'; at: Date; trouble: DeliveryTrouble; hold: boolean }
  /** Asked, no answer that counts: look again at `at`. */
  | { state: 'sending'; at: Date; trouble: DeliveryTrouble }

/** Tries of a delivery that the network did not take, before a person is asked. Together about an hour. */
export const MOST_ATTEMPTS = 10
/** Looks at the network for an uncertain delivery, before a person is asked. */
export const MOST_LOOKS = 6

export const troubleOf = (error: unknown, now: Date): DeliveryTrouble =>
  error instanceof NetworkError
    ? { kind: error.uncertain ? 'uncertain' : error.kind, said: error.said, at: now.toISOString() }
    : { kind: 'uncertain', said: 'internal error', at: now.toISOString() }

/** 2 s, 4 s, 8 s… ten minutes at most. */
export const waitSeconds = (attempts: number): number => Math.min(600, 2 ** Math.min(attempts, 10))

const later = (now: Date, seconds: number): Date => new Date(now.getTime() + seconds * 1000)

/**
 * The outcome of an exchange that failed before anything could be accepted. `uncertain` errors do not come here.
 * A dead access keeps the delivery: it leaves when somebody reconnects the channel.
 */
export function afterRefusal(error: NetworkError, attempts: number, now: Date): Outcome {
  const trouble = troubleOf(error, now)
  switch (error.kind) {
    case 'rejected':
    case 'gone':
      return { state: 'rejected', trouble }
    case 'reconnect':
      return { state: 'due', at: now, trouble, hold: false }
    case 'rate-limited':
      return { state: 'due', at: error.retryAt ?? later(now, 60), trouble, hold: true }
    case 'transient':
      return attempts >= MOST_ATTEMPTS
        ? { state: 'rejected', trouble }
        : { state: 'due', at: error.retryAt ?? later(now, waitSeconds(attempts)), trouble, hold: false }
  }
}

/**
 * What a look at the network says of a delivery that may have happened. "Absent" counts only once no request of ours can still be
 * under way: `askedAt` + `settleMs`.
 */
export function afterLook(
  look: Lookup,
  askedAt: Date,
  settleMs: number,
  trouble: DeliveryTrouble,
  now: Date,
): Outcome {
  if (look === 'unknown') return { state: 'unknown', trouble }
  if (look !== 'absent') return { state: 'sent', sent: look.found }
  const settled = new Date(askedAt.getTime() + settleMs)
  return now >= settled
    ? { state: 'due', at: now, trouble, hold: false }
    : { state: 'sending', at: settled, trouble }
}
