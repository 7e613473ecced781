import type { Context } from 'hono'
import { ZodError } from 'zod'
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

/** PostgreSQL's ways of saying that it is not there, or that two people met (class 40). */
const unavailable = new Set(['ECONNREFUSED', 'ENOENT', 'ECONNRESET', '57P01', '57P03', '53300'])

const asRefusal = (error: unknown): Refusal | undefined => {
  if (error instanceof Refusal) return error
  if (error instanceof ZodError) {
    const issue = error.issues[0]
    const field = issue?.path.join('.') ?? ''
    return refuse('invalid', 422, {
      field,
      values: { what: `${field} ${issue?.message ?? ''}`.trim() },
      cause: error,
    })
  }
  const code = (error as { code?: string } | null)?.code
  if (code && unavailable.has(code)) return refuse('unavailable', 503, { retryAfter: 5, cause: error })
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
  const known = asRefusal(thrown)
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
