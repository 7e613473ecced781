import type { MiddlewareHandler } from 'hono'
import { refuse } from './refuse.ts'

/** No inline script, no inline style sheet, nothing from elsewhere. Pictures of other sites pass through our own route. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

export const securityHeaders = (secure: boolean): MiddlewareHandler => {
  const headers: Record<string, string> = {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
    ...(secure && { 'strict-transport-security': 'max-age=31536000' }),
  }
  return async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(headers))
      if (!context.res.headers.has(name)) context.res.headers.set(name, value)
  }
}

/**
 * A cookie proves nothing about who wrote the request: one that changes something must come from our own pages.
 * Bearer tokens are not sent by browsers on their own, so they pass.
 */
export const sameOrigin =
  (publicOrigin: string | null): MiddlewareHandler =>
  async (context, next) => {
    const method = context.req.method
    if (method === 'GET' || method === 'HEAD' || context.req.header('authorization')) return next()
    const origin = context.req.header('origin')
    const site = context.req.header('sec-fetch-site')
    const own = new Set([
      publicOrigin,
      `http://${context.req.header('host')}`,
      `https://${context.req.header('host')}`,
    ])
    if (site === 'cross-site' || (origin && !own.has(origin))) throw refuse('otherOrigin', 403)
    return next()
  }
