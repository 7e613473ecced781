import { NetworkError, type NetworkErrorKind } from './errors.ts'
import { type HeaderReader, retryAtFrom } from './retry-at.ts'
import { safeSaid } from './said.ts'

export interface Refused {
  status: number
  header: HeaderReader
  /** The network's own words. */
  said?: string
  /** The request would have changed something there. */
  write: boolean
  now: Date
  /** Values that must not be repeated, whatever the network says. */
  secrets?: readonly string[]
  cause?: unknown
}

const kindOf = (status: number): NetworkErrorKind => {
  if (status === 401) return 'reconnect'
  if (status === 404 || status === 410) return 'gone'
  if (status === 429) return 'rate-limited'
  if (status === 408 || status === 409 || status === 425 || status < 400) return 'transient'
  if (status === 501 || status < 500) return 'rejected'
  return 'transient'
}

/** Classifies an HTTP refusal. A 5xx on a write is `uncertain`: the server may have failed after accepting. */
export const classifyStatus = (refused: Refused): NetworkError => {
  const kind = kindOf(refused.status)
  return new NetworkError({
    kind,
    said: safeSaid(refused.said ?? '', refused.secrets) || `HTTP ${refused.status}`,
    uncertain: refused.write && kind === 'transient' && refused.status >= 500,
    ...(kind === 'rate-limited' ? { retryAt: retryAtFrom(refused.header, refused.now) } : {}),
    cause: refused.cause,
  })
}

/** Failures before the request could leave: name resolution, connection, certificate. */
const neverLeft =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|ERR_TLS_CERT\w+|ERR_SSL\w+|UNABLE_TO_\w+|SELF_SIGNED_\w+|DEPTH_ZERO_\w+|ERR_INVALID_URL)$/

const chain = function* (error: unknown): Generator<{ code?: unknown; name?: unknown; message?: unknown }> {
  let current = error
  for (let depth = 0; depth < 6 && typeof current === 'object' && current !== null; depth++) {
    yield current
    if ('errors' in current && Array.isArray(current.errors)) yield* current.errors.slice(0, 4)
    current = 'cause' in current ? current.cause : undefined
  }
}

/** The safe client refused the address: no later try will change that. */
const unreachable = (cause: unknown) =>
  new NetworkError({ kind: 'rejected', said: 'this address may not be reached from here', cause })

/**
 * Classifies a call that got no usable answer. `transient`, and `uncertain` on a write, unless the failure
 * proves that the request never left. A `NetworkError` anywhere in the chain of causes is returned as it is.
 */
export const classifyFailure = (
  error: unknown,
  options: { write: boolean; secrets?: readonly string[] },
): NetworkError => {
  let left = true
  let word: string | undefined
  for (const link of chain(error)) {
    if (link instanceof NetworkError) return link
    if (typeof link.code === 'string') {
      if (link.code === 'REFUSED_ADDRESS') return unreachable(error)
      if (neverLeft.test(link.code)) left = false
      word = link.code
    }
    if (link.name === 'TimeoutError' || link.name === 'AbortError') word ??= String(link.name)
  }
  return new NetworkError({
    kind: 'transient',
    said: safeSaid(word ?? (error instanceof Error ? error.message : 'no answer'), options.secrets),
    uncertain: options.write && left,
    cause: error,
  })
}

/** The network answered "yes" in a form that cannot be read (HTML, truncated JSON): on a write nobody knows. */
export const unreadableAnswer = (options: { write: boolean; said?: string; cause?: unknown }): NetworkError =>
  new NetworkError({
    kind: 'transient',
    said: safeSaid(options.said ?? 'unreadable answer'),
    uncertain: options.write,
    cause: options.cause,
  })
