import { createHash } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { refuse } from './refuse.ts'

/** Requests a minute. A busy inbox makes about 60; sign-in and tokens are guessed by machines. */
const PER_ADDRESS = 1200
const PER_TOKEN = 600
const PER_SENSITIVE = 30

const sensitive =
  /^\/api\/(auth\/(sign-in|two-factor|request-password-reset|reset-password|change-password|passkey)|v1\/(setup|invitations\/))/

/** The visitor's address; behind a proxy only when the operator says that the proxy writes it. */
export function addressOf(context: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  if (forwarded) return forwarded
  try {
    return getConnInfo(context).remote.address ?? 'unknown'
  } catch {
    return 'unknown'
  }
}

/**
 * Limits a minute by address, by token, and stricter where a secret could be guessed. A header costs nothing to make up:
 * the address counts with a token too. Counted in each process.
 */
export function rateLimits(trustProxy: boolean): MiddlewareHandler {
  const limiter = (points: number) => new RateLimiterMemory({ points, duration: 60 })
  const [addresses, tokens, guesses] = [limiter(PER_ADDRESS), limiter(PER_TOKEN), limiter(PER_SENSITIVE)]
  return async (context, next) => {
    const token = context.req.header('authorization')
    const address = addressOf(context, trustProxy)
    try {
      if (sensitive.test(context.req.path) && context.req.method === 'POST') await guesses.consume(address)
      await addresses.consume(address)
      if (token) await tokens.consume(createHash('sha256').update(token).digest('base64'))
    } catch (limit) {
      if (!(limit instanceof RateLimiterRes)) throw limit
      const seconds = Math.max(1, Math.ceil(limit.msBeforeNext / 1000))
      throw refuse('tooMany', 429, { values: { seconds }, retryAfter: seconds })
    }
    return next()
  }
}
