import { z } from 'zod'
import { classifyStatus, NetworkError, safeSaid } from '../kit/index.ts'

const shape = z.object({
  errors: z.array(z.string()).catch([]),
  message: z.string().optional().catch(undefined),
  error_type: z.string().optional().catch(undefined),
  extras: z.object({ wait_seconds: z.number().optional() }).catch({}),
})

export interface Call {
  write: boolean
  /** Any member may ask this: a refusal speaks of the key, not of the thing asked. */
  open: boolean
  now: Date
  secrets: readonly string[]
}

const parse = (text: string) => {
  try {
    return shape.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** An identifier given twice: the first request did arrive. The sentence is Rails', in the forum's language. */
const isTaken = (words: string) => /\bexternal\b/i.test(words)

/** Classifies a refusal. 403 is both a dead key and a closed door: `open` tells which. */
export const refusal = (response: Response, text: string, call: Call): NetworkError => {
  const { status, headers } = response
  const told = parse(text)
  const words = told?.errors.join(' ') || told?.message || ''
  const moved = status >= 300 && status < 400 ? `the forum has moved to ${headers.get('location')}` : ''
  const said = safeSaid(words || moved, call.secrets) || `HTTP ${status}`
  const type = told?.error_type
  if (call.open && status === 403 && (type === 'invalid_access' || type === 'not_logged_in'))
    return new NetworkError({ kind: 'reconnect', said })
  // The forum is being backed up or moved: nothing was written.
  if (type === 'read_only') return new NetworkError({ kind: 'transient', said })
  if (call.write && status === 422 && isTaken(words))
    return new NetworkError({ kind: 'transient', said, uncertain: true })
  const wait = told?.extras.wait_seconds
  return classifyStatus({
    status,
    said,
    header: (name) => headers.get(name) ?? (name === 'retry-after' && wait ? String(wait) : null),
    write: call.write,
    now: call.now,
    secrets: call.secrets,
  })
}
