import { sql } from 'kysely'
import { type ChannelDeps, openChannel } from '../channels/index.ts'
import { NetworkError } from '../networks/kit/index.ts'
import type { Scope } from '../platform/context/index.ts'
import type { Database } from '../platform/database/index.ts'
import { type DueWork, slidingWork } from '../platform/jobs/index.ts'
import './schema.ts'

export interface MetricsDeps extends ChannelDeps {
  database: Database
  scopeOf(workspaceId: string): Promise<Scope>
}

const HOUR = 3600 * 1000
/** Ages of a post at which its figures are read. */
const ages = [HOUR, 24 * HOUR, 7 * 24 * HOUR, 30 * 24 * HOUR]

const nextReading = (publishedAt: Date, now: Date): Date | null => {
  const age = ages.map((one) => publishedAt.getTime() + one).find((instant) => instant > now.getTime())
  return age ? new Date(age) : null
}

interface Claim {
  workspace_id: string
  id: string
}

/** Reads the public figures of our posts, where the network says them. What it does not say stays null. */
export function metricsWork(deps: MetricsDeps): DueWork {
  return slidingWork<Claim>({
    name: 'publishing.metrics',
    idleMs: 30_000,
    atOnce: 4,
    claim: async (howMany) =>
      (
        await sql<Claim>`select * from claim_metrics(${deps.clock.now()}, ${howMany})`.execute(
          deps.database.db,
        )
      ).rows,
    run: async ({ workspace_id, id }) => {
      try {
        await readFigures(deps, await deps.scopeOf(workspace_id), id)
      } catch (error) {
        // Claimed for ten minutes: it comes back by itself.
        if (!(error instanceof NetworkError)) deps.log.error({ error, variant: id }, 'reading figures failed')
      }
    },
  })
}

async function readFigures(deps: MetricsDeps, scope: Scope, id: string): Promise<void> {
  const variant = await scope.transaction((ctx) =>
    ctx.db.selectFrom('variant').selectAll().where('id', '=', id).executeTakeFirst(),
  )
  if (!variant?.remote_id || !variant.published_at) return
  const { network, access, tools } = await openChannel(deps, scope, variant.channel_id)
  const figures = await network.metrics?.(access, [variant.remote_id], tools)
  const found = figures?.get(variant.remote_id)
  const publishedAt = variant.published_at
  await scope.transaction(async (ctx) => {
    const now = ctx.clock.now()
    await ctx.db
      .updateTable('variant')
      .set({
        next_metrics_at: network.metrics ? nextReading(publishedAt, now) : null,
        ...(found && {
          metrics: JSON.stringify({
            likes: found.likes,
            replies: found.replies,
            shares: found.shares,
            views: found.views,
          }),
          metrics_at: now,
        }),
      })
      .where('id', '=', id)
      .execute()
    if (found) await ctx.facts.record('post.measured', variant.post_id)
  })
}
