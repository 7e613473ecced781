import { z } from 'zod'
import { classifyStatus, NetworkError, safeSaid, unreadableAnswer } from '../kit/index.ts'

const refusal = z.object({ error: z.string().catch(''), error_description: z.string().optional() })

/** 403 and 422 in these words mean that the access, not the request, is at fault (Mastodon's api/base_controller.rb). */
const deadAccess =
  /outside the authorized scopes|requires an authenticated user|login is (currently )?disabled|is suspended|has moved|pending approval|awaiting approval|confirm(ed)? (your )?e-?mail|missing a confirmed e-?mail/i

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

interface Call {
  write: boolean
  now: Date
  secrets: readonly string[]
}

/** What a refusal means. A page instead of the API's own words is the server's front, not its answer. */
export const refusalOf = (response: Response, body: string, call: Call): NetworkError => {
  const { data } = refusal.safeParse(jsonOf(body))
  const said = data ? data.error || (data.error_description ?? '') : ''
  const { status, headers } = response
  if ((status === 403 || status === 422) && deadAccess.test(said)) {
    return new NetworkError({ kind: 'reconnect', said: safeSaid(said, call.secrets) })
  }
  // A "not found" in HTML comes from a proxy as well as from the API: it proves no deletion.
  if ((status === 404 || status === 410) && !data && !call.write) {
    return unreadableAnswer({ write: false, said: `HTTP ${status}` })
  }
  return classifyStatus({ status, header: (name) => headers.get(name), said, ...call })
}

/** A "yes" in the expected shape, else unreadable. Without its cause: a strange answer may repeat what we sent. */
export const answerOf = <T>(shape: z.ZodType<T>, body: string, write: boolean): T => {
  const { data, success } = shape.safeParse(jsonOf(body))
  if (success) return data
  throw unreadableAnswer({ write })
}
