import { type Lookup, NetworkError, type Sent } from '../networks/kit/index.ts'
import type { DeliveryTrouble } from './schema.ts'

/** What follows one exchange. `hold` keeps the whole channel quiet until `at`. */
export type Outcome =
  | { state: 'sent'; sent: Sent }
  | { state: 'rejected' | 'unknown'; trouble: DeliveryTrouble }
  /** Nothing happened on the network: try again at `at`. */
  | { state: 'due'; at: Date; trouble: DeliveryTrouble; hold: boolean }
  /** Asked, no answer that counts: look again at `at`. */
  | { state: 'sending'; at: Date; trouble: DeliveryTrouble; hold: boolean }

/** Tries of a delivery that the network did not take, before a person is asked. Together about an hour. */
export const MOST_ATTEMPTS = 10
/** Looks at the network for an uncertain delivery, before a person is asked. */
export const MOST_LOOKS = 6
/** And not before this many milliseconds: a network may be away for a while. */
const LOOK_FOR_MS = 600_000

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

export interface Asked {
  at: Date
  /** Tries and looks so far, this one included. */
  attempts: number
  trouble: DeliveryTrouble
}

/**
 * What a look at the network says of a delivery that may have happened. "Absent" counts only once no request of ours can still be
 * under way: `asked.at` + `settleMs`.
 */
export function afterLook(look: Lookup, asked: Asked, settleMs: number, now: Date): Outcome {
  const { trouble } = asked
  if (look === 'unknown') return { state: 'unknown', trouble }
  if (look !== 'absent') return { state: 'sent', sent: look.found }
  const settled = new Date(asked.at.getTime() + settleMs)
  if (now < settled) return { state: 'sending', at: settled, trouble, hold: false }
  return asked.attempts >= MOST_ATTEMPTS
    ? { state: 'rejected', trouble: { ...trouble, kind: 'transient' } }
    : { state: 'due', at: now, trouble, hold: false }
}

/** The network could not be asked whether it happened. Whatever the reason, it is never asked to do it again. */
export function afterFailedLook(failure: unknown, asked: Asked, now: Date): Outcome {
  const error = failure instanceof NetworkError ? failure : null
  if (error?.kind === 'rejected' || error?.kind === 'gone')
    return { state: 'unknown', trouble: asked.trouble }
  // A dead access or a rate limit will pass; the channel waits meanwhile.
  if (error?.kind === 'reconnect')
    return { state: 'sending', at: now, trouble: troubleOf(error, now), hold: false }
  if (error?.kind === 'rate-limited')
    return { state: 'sending', at: error.retryAt ?? later(now, 60), trouble: asked.trouble, hold: true }
  const since = now.getTime() - asked.at.getTime()
  return asked.attempts > MOST_LOOKS && since > LOOK_FOR_MS
    ? { state: 'unknown', trouble: asked.trouble }
    : {
        state: 'sending',
        at: later(now, waitSeconds(asked.attempts + 1)),
        trouble: asked.trouble,
        hold: false,
      }
}
