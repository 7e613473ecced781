import { z } from 'zod'
import { classifyStatus, NetworkError, safeSaid } from '../kit/index.ts'

const errorShape = z.object({ code: z.string().regex(/^\w{1,80}$/), message: z.string().catch('') })

/** The name that WordPress gives to its refusal; the cause of our error. */
export class WordPressRefusal extends Error {
  override readonly name = 'WordPressRefusal'
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}

export const codeOf = (error: unknown): string | undefined =>
  error instanceof NetworkError && error.cause instanceof WordPressRefusal ? error.cause.code : undefined

interface Refused {
  response: Response
  body: string
  write: boolean
  now: Date
  secrets: readonly string[]
}

const jsonOf = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** Classifies a refusal by its name where WordPress gives one, else by its status. */
export const refusal = ({ response, body, write, now, secrets }: Refused): NetworkError => {
  const { status, headers } = response
  const { data } = errorShape.safeParse(jsonOf(body))
  const cause = data && new WordPressRefusal(data.code)
  const said = data ? data.message || data.code : ''
  // A duplicate is refused for good: asking again changes nothing.
  if (data?.code === 'comment_duplicate')
    return new NetworkError({ kind: 'rejected', said: safeSaid(said, secrets), field: 'text', cause })
  return classifyStatus({ status, header: (name) => headers.get(name), said, write, now, secrets, cause })
}

/** "Not found" without a name does not come from WordPress: the site is being rebuilt, and is asked again later. */
export const mayComeBack = (error: unknown): never => {
  if (error instanceof NetworkError && error.kind === 'gone' && codeOf(error) === undefined)
    throw new NetworkError({ kind: 'transient', said: error.said, cause: error.cause })
  throw error
}

/** Refusals that say that the user may no longer do what it could. */
const noLongerAllowed = /^rest_(forbidden|cannot)/

/**
 * Of a site already connected: "not found" is most often a site being rebuilt, asked again later; a user who lost its
 * rights needs a person. A firewall's 403 has no name and is neither.
 */
export const ofConnectedSite = (error: unknown): never => {
  if (!(error instanceof NetworkError)) throw error
  const { said, cause } = error
  if (error.kind === 'gone') throw new NetworkError({ kind: 'transient', said, cause })
  if (error.kind === 'rejected' && noLongerAllowed.test(codeOf(error) ?? ''))
    throw new NetworkError({ kind: 'reconnect', said, cause })
  throw error
}
