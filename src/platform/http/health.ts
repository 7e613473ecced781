import type { Context, Hono } from 'hono'
import { sql } from 'kysely'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from '../database/index.ts'

export interface Metrics {
  registry: Registry
  requests: Histogram
}

/** Prometheus figures of this process. Nothing here names a person, a workspace or a path with an identifier. */
export function createMetrics(database: Database): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'parvis_http_request_seconds',
    help: 'Duration of HTTP requests',
    labelNames: ['method', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3],
    registers: [registry],
  })
  new Gauge({
    name: 'parvis_database_connections',
    help: 'Open database connections of this process',
    registers: [registry],
    collect() {
      this.set(database.pool.totalCount)
    },
  })
  return { registry, requests }
}

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** A proxy of this machine asks from the loopback too, on behalf of anybody: it says so in a header. */
const isLocal = (context: Context, address: string): boolean =>
  loopback.has(address) && !context.req.header('x-forwarded-for') && !context.req.header('forwarded')

/** `/healthz`: the process answers. `/readyz`: it can do its work. `/metrics`: for the machine itself, when asked for. */
export function mountHealth(
  app: Hono,
  database: Database,
  metrics: Metrics | null,
  addressOf: (context: Context) => string,
): void {
  app.get('/healthz', (context) => context.json({ status: 'up' }))
  app.get('/readyz', async (context) => {
    try {
      await sql`select 1`.execute(database.db)
      return context.json({ status: 'ready' })
    } catch {
      return context.json({ status: 'not ready', waitingFor: 'database' }, 503)
    }
  })
  if (metrics)
    app.get('/metrics', async (context) =>
      isLocal(context, addressOf(context))
        ? context.text(await metrics.registry.metrics(), 200, {
            'content-type': metrics.registry.contentType,
          })
        : context.notFound(),
    )
}
