import type { Context } from 'hono'
import { ZodError, z } from 'zod'
import { Refusal } from '../errors/index.ts'
import { newId } from '../ids/index.ts'
import { type Locale, preferredLocale, type Words } from '../intl/index.ts'
import type { Log } from '../log/index.ts'
import { refuse } from './refuse.ts'

/** The one shape of an error. `reference` finds the cause in the log. */
export interface ErrorBody {
  error: {
    code: string
    message: string
    help: string | null
    field: string | null
    details: object | null
    reference?: string
  }
}

/** The ways of saying that PostgreSQL is not there, starts or stops, is full, or met two people at once (class 40). */
const unavailable = new Set(
  'ECONNREFUSED ECONNRESET EPIPE ETIMEDOUT 57P01 57P02 57P03 53300 55000 40001 40P01'.split(' '),
)
/** What pg says without a code when the server is lost in the middle, or the pool waits in vain. */
const lost = /^(Connection terminated|timeout exceeded when trying to connect|timeout expired)/
/** What JSON can say and PostgreSQL cannot store: the character NUL, a number too large. */
const unstorable = new Set(['22021', '22P05', '22003'])

const { localeError: inFrench } = z.locales.fr()

/** What the contract says of an input, in the reader's language. An issue does not keep what it received: French would call it undefined. */
function faultOf(issue: z.core.$ZodIssue, locale: Locale): string {
  if (locale !== 'fr' || issue.code === 'custom') return issue.message
  const said = inFrench(issue as z.core.$ZodRawIssue)
  return (typeof said === 'string' ? said : (said?.message ?? issue.message)).replace(', indéfini reçu', '')
}

const asRefusal = (error: unknown, locale: Locale): Refusal | undefined => {
  if (error instanceof Refusal) return error
  if (error instanceof ZodError) {
    const issue = error.issues[0]
    const field = issue?.path.join('.') ?? ''
    return refuse('invalid', 422, {
      field,
      values: { what: `${field} ${issue ? faultOf(issue, locale) : ''}`.trim() },
      cause: error,
    })
  }
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error ? String(error.code) : ''
  const noSocket = code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect'
  if (unavailable.has(code) || noSocket || lost.test(error.message))
    return refuse('unavailable', 503, { retryAfter: 5, cause: error })
  if (unstorable.has(code)) return refuse('invalid', 422, { values: { what: 'U+0000' }, cause: error })
  return undefined
}

export const localeOf = (context: Context, otherwise: Locale): Locale =>
  preferredLocale(context.req.header('x-parvis-locale') ?? context.req.header('accept-language'), otherwise)

/** Turns whatever was thrown into the one shape; what was not foreseen is logged whole and shown as a reference. */
export function answerError(
  context: Context,
  thrown: unknown,
  words: Words,
  log: Log,
  otherwise: Locale,
): Response {
  const locale = localeOf(context, otherwise)
  const known = asRefusal(thrown, locale)
  const reference = known ? undefined : newId().slice(-12)
  const refusal = known ?? refuse('failed', 503, { values: { reference: reference ?? '' } })
  const { code, status, values, field, details, retryAfter } = refusal.detail
  const [area, name] = code.split('.')
  if (!known) log.error({ error: thrown, reference, path: context.req.path }, 'request failed')
  else if (refusal.cause && status >= 500) log.warn({ error: refusal.cause, code }, 'request refused')
  const body: ErrorBody = {
    error: {
      code,
      message: words.say(locale, `${area}.errors.${name}.message`, values) ?? code,
      help: words.say(locale, `${area}.errors.${name}.help`, values) ?? null,
      field: field ?? null,
      details: details ?? null,
      ...(reference && { reference }),
    },
  }
  if (retryAfter) context.header('retry-after', String(retryAfter))
  return context.json(body, known ? status : 500)
}
