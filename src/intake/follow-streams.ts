import { sql } from 'kysely'
import { openChannel } from '../channels/index.ts'
import { NetworkError } from '../networks/kit/index.ts'
import type { Scope } from '../platform/context/index.ts'
import { type DueWork, slidingWork } from '../platform/jobs/index.ts'
import type { ReadDeps } from './read-channels.ts'
import { storeMessages } from './store-messages.ts'
import './schema.ts'

/** Streams that one process holds open. */
const AT_ONCE = 200
/** How often the holder of a stream looks whether the channel was paused, cut or disconnected. */
const LOOK_MS = 15_000
/** Until the next try of a broken stream, and of a channel that has none. */
const AFTER_BREAK_MS = 30_000
const AFTER_NONE_MS = 3_600_000

interface Claim {
  workspace_id: string
  channel_id: string
}

/** Holds the streams of networks that have one. Reading goes on beside: what a stream misses comes a moment later. */
export function streamsWork(deps: ReadDeps): DueWork {
  const able = deps.networks
    .all()
    .filter((network) => network.stream)
    .map((network) => network.manifest.id)
  return slidingWork<Claim>({
    name: 'intake.stream',
    idleMs: 5000,
    atOnce: AT_ONCE,
    claim: async (howMany) =>
      able.length === 0
        ? []
        : (
            await sql<Claim>`select * from claim_streams(${deps.clock.now()}, ${deps.workerKey}, ${able}, ${howMany})`.execute(
              deps.database.db,
            )
          ).rows,
    run: async (claim) => {
      try {
        await hold(deps, await deps.scopeOf(claim.workspace_id), claim.channel_id)
      } catch (error) {
        deps.log.error({ error, channel: claim.channel_id }, 'stream failed')
      }
    },
  })
}

async function hold(deps: ReadDeps, scope: Scope, channelId: string): Promise<void> {
  const ended = new AbortController()
  const look = setInterval(() => {
    stillOurs(scope, channelId, deps.workerKey).then(
      (ours) => ours || ended.abort(),
      () => ended.abort(),
    )
  }, LOOK_MS)
  let pause = AFTER_NONE_MS
  try {
    const { network, access, tools } = await openChannel(deps, scope, channelId, ended.signal)
    await network.stream?.(
      access,
      null,
      (batch) => scope.transaction(async (ctx) => void (await storeMessages(ctx, channelId, batch.events))),
      tools,
    )
  } catch (error) {
    pause = AFTER_BREAK_MS
    if (!(error instanceof NetworkError)) throw error
  } finally {
    clearInterval(look)
    await letGo(deps, scope, channelId, pause)
  }
}

const stillOurs = (scope: Scope, channelId: string, workerKey: number): Promise<boolean> =>
  scope.transaction(async (ctx) => {
    const row = await ctx.db
      .selectFrom('intake_source')
      .select(['active', 'stream_worker'])
      .where('channel_id', '=', channelId)
      .executeTakeFirst()
    return row?.active === true && row.stream_worker === workerKey
  })

const letGo = (deps: ReadDeps, scope: Scope, channelId: string, pause: number): Promise<unknown> =>
  scope.transaction((ctx) =>
    ctx.db
      .updateTable('intake_source')
      .set({ stream_worker: null, stream_not_before: new Date(deps.clock.now().getTime() + pause) })
      .where('channel_id', '=', channelId)
      .where('stream_worker', '=', deps.workerKey)
      .execute(),
  )
