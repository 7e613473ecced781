import { NetworkError, remedies } from '../networks/kit/index.ts'
import type { Ctx } from '../platform/context/index.ts'
import type { Refusal } from '../platform/errors/index.ts'
import { RefusedAddress } from '../platform/outgoing/index.ts'
import { refuse } from './refuse.ts'

const addressRefused = (error: unknown): boolean =>
  error instanceof RefusedAddress ||
  (error instanceof Error && error.cause !== undefined && addressRefused(error.cause))

/** What a network's refusal becomes for the person who is connecting an account. Other errors pass through. */
export function networkRefusal(
  error: unknown,
  networkName: string,
  locale: Ctx['workspace']['locale'],
): unknown {
  if (addressRefused(error)) return refuse('privateAddress', 422, { cause: error })
  if (!(error instanceof NetworkError)) return error
  const values = { network: networkName, said: error.said, remedy: remedies[error.kind][locale] }
  const detail = { values, cause: error, ...(error.field && { field: `fields.${error.field}` }) }
  if (error.kind === 'reconnect') return refuse('badCredentials', 422, detail)
  const passing = error.kind === 'transient' || error.kind === 'rate-limited'
  return refuse(passing ? 'unreachable' : 'refused', passing ? 502 : 422, detail) satisfies Refusal
}
