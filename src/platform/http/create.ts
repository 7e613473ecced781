import { Hono } from 'hono'
import type { MakeContext } from '../context/make.ts'
import type { Database } from '../database/index.ts'
import type { Locale, Words } from '../intl/index.ts'
import type { Log } from '../log/index.ts'
import { type Hub, liveEvents } from '../realtime/index.ts'
import { docsPage } from './docs-page.ts'
import { answerError } from './errors.ts'
import { sameOrigin, securityHeaders } from './guard.ts'
import { createMetrics, mountHealth } from './health.ts'
import type { Doorkeeper } from './identity.ts'
import { addressOf, rateLimits } from './limits.ts'
import { liveRoute } from './live-route.ts'
import { mountRoutes, workspaceSlug } from './mount.ts'
import { openApi } from './openapi.ts'
import { refuse } from './refuse.ts'
import type { Route } from './route.ts'
import { mountWebApp } from './static.ts'

export interface HttpDeps {
  routes: readonly Route[]
  doorkeeper: Doorkeeper
  /** Sign-in's own endpoints, below `/api/auth/`. */
  signIn(request: Request, address: string | null): Promise<Response>
  database: Database
  makeContext: MakeContext
  hub: Hub
  words: Words
  log: Log
  version: string
  webFolder: string
  publicOrigin: string | null
  trustProxy: boolean
  metrics: boolean
  locale: Locale
  /** Aborts when the server drains: open streams end. */
  stop: AbortSignal
}

/** The whole HTTP face. */
export function createHttp(deps: HttpDeps): Hono {
  const app = new Hono()
  const metrics = deps.metrics ? createMetrics(deps.database) : null
  app.onError((error, context) => answerError(context, error, deps.words, deps.log, deps.locale))
  app.notFound((context) => answerError(context, refuse('notFound', 404), deps.words, deps.log, deps.locale))
  app.use(securityHeaders(deps.publicOrigin?.startsWith('https:') ?? false))
  if (metrics)
    app.use(async (context, next) => {
      const end = metrics.requests.startTimer({ method: context.req.method })
      await next()
      end({ status: String(context.res.status) })
    })
  mountHealth(app, deps.database, metrics, (context) => addressOf(context, false))
  app.use('/api/*', rateLimits(deps.trustProxy), sameOrigin(deps.publicOrigin))
  app.all('/api/auth/*', (context) => deps.signIn(context.req.raw, addressOf(context, deps.trustProxy)))
  const described = [...deps.routes, liveRoute]
  const description = openApi(described, deps.version)
  app.get('/api/v1/openapi.json', (context) => context.json(description))
  app.get('/api/docs', (context) => context.html(docsPage(described)))
  app.get('/api/v1/events', async (context) => {
    const member = await deps.doorkeeper.memberOf(context.req.raw.headers, workspaceSlug(context))
    if (!member) throw refuse('signedOut', 401)
    return liveEvents(context, deps.hub, member.workspace.id, deps.stop)
  })
  mountRoutes(app, deps.routes, deps)
  mountWebApp(app, deps.webFolder)
  return app
}
