import { classifyStatus, NetworkError, type Tools } from '../kit/index.ts'

/** Closed doors: no later try opens them, a person has to give another address. */
const closed = new Set([401, 402, 403, 407, 410, 451])

/** Classifies a refusal by the site. */
export const siteRefusal = (response: Response, tools: Tools): NetworkError => {
  const { status, headers } = response
  if (closed.has(status)) return new NetworkError({ kind: 'reconnect', said: `HTTP ${status}` })
  return classifyStatus({ status, header: (name) => headers.get(name), write: false, now: tools.now() })
}

/** For a feed already connected, "not found" is most often a site being rebuilt: it is asked again. */
export const mayComeBack = (error: unknown): never => {
  if (error instanceof NetworkError && error.kind === 'gone') {
    throw new NetworkError({ kind: 'transient', said: error.said, cause: error })
  }
  throw error
}
