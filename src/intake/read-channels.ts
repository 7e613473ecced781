import { sql } from 'kysely'
import { type ChannelDeps, openChannel, reportTrouble } from '../channels/index.ts'
import { type Manifest, NetworkError, type ReadBatch } from '../networks/kit/index.ts'
import type { Ctx, Scope } from '../platform/context/index.ts'
import type { Database } from '../platform/database/index.ts'
import { type DueWork, slidingWork } from '../platform/jobs/index.ts'
import { storeMessages } from './store-messages.ts'
import './schema.ts'

/** Channels read at the same time by one process. */
const AT_ONCE = 16
/** Pages of one channel read in one go: a long history leaves room for the others. */
const MOST_PAGES = 10
/** Longest silence between two tries of a failing channel. */
const MOST_SECONDS = 900

export interface ReadDeps extends ChannelDeps {
  database: Database
  /** What this process signs its claims with. */
  workerKey: number
  scopeOf(workspaceId: string): Promise<Scope>
}

interface Claim {
  workspace_id: string
  channel_id: string
}

/**
 * Reads the channels whose hour has come. A claim is a lease: a process that dies frees it. Each page is stored in the same
 * transaction as its cursor, so a page is never lost and reading it again stores nothing twice.
 */
export function readingWork(deps: ReadDeps): DueWork {
  const { db } = deps.database
  const lease = `${(deps.exchangeMs / 1000) * MOST_PAGES} seconds`
  return slidingWork<Claim>({
    name: 'intake.read',
    idleMs: 1000,
    atOnce: AT_ONCE,
    claim: async (howMany) =>
      (
        await sql<Claim>`select * from claim_reads(${deps.clock.now()}, ${deps.workerKey}, ${lease}::interval, ${howMany})`.execute(
          db,
        )
      ).rows,
    run: (claim) => readOne(deps, claim),
    nextDueAt: async () =>
      (await sql<{ at: Date | null }>`select next_read_at() as at`.execute(db)).rows[0]?.at ?? null,
  })
}

async function readOne(deps: ReadDeps, claim: Claim): Promise<void> {
  try {
    const scope = await deps.scopeOf(claim.workspace_id)
    await readPages(deps, scope, claim.channel_id).catch((error) =>
      giveBack(deps, scope, claim.channel_id, error),
    )
  } catch (error) {
    // The database is away: the lease ends by itself.
    deps.log.error({ error, channel: claim.channel_id }, 'reading failed')
  }
}

async function giveBack(deps: ReadDeps, scope: Scope, channelId: string, error: unknown): Promise<void> {
  const known = error instanceof NetworkError ? error : null
  if (!known && !deps.stop.aborted) deps.log.error({ error, channel: channelId }, 'reading failed')
  await scope.transaction(async (ctx) => {
    if (known) await reportTrouble(ctx, channelId, known)
    await postpone(ctx, channelId, known, error)
  })
}

async function readPages(deps: ReadDeps, scope: Scope, channelId: string): Promise<void> {
  for (let page = 0; page < MOST_PAGES; page++) {
    // Opened for each page: each has its own time limit.
    const { network, access, tools } = await openChannel(deps, scope, channelId)
    if (!network.read) return
    const cursor = await scope.transaction((ctx) => cursorOf(ctx, channelId))
    const batch = await network.read(access, cursor, tools)
    // A network that promises more from the same place would be read without end.
    const more = batch.more && batch.cursor !== cursor
    const again = more && page + 1 < MOST_PAGES
    await scope.transaction(async (ctx) =>
      keep(ctx, channelId, batch, again ? null : more ? 0 : await restSeconds(ctx, network.manifest)),
    )
    if (!again) return
  }
}

/** Seconds until the next reading: the network's own pace, slower when many channels share what it allows. */
async function restSeconds(ctx: Ctx, { id, readEverySeconds, readsPerMinute }: Manifest): Promise<number> {
  if (!readsPerMinute) return readEverySeconds
  const { rows } = await sql<{ count: number }>`select channels_read(${id}) as count`.execute(ctx.db)
  return Math.max(readEverySeconds, ((rows[0]?.count ?? 0) * 60) / readsPerMinute)
}

const cursorOf = async (ctx: Ctx, channelId: string): Promise<string | null> =>
  (
    await ctx.db
      .selectFrom('intake_source')
      .select('cursor')
      .where('channel_id', '=', channelId)
      .executeTakeFirst()
  )?.cursor ?? null

/** Stores a page with its cursor; `rest` in seconds ends the claim, null keeps it for the next page. */
async function keep(ctx: Ctx, channelId: string, batch: ReadBatch, rest: number | null): Promise<void> {
  await storeMessages(ctx, channelId, batch.events)
  await reportTrouble(ctx, channelId, null)
  const now = ctx.clock.now()
  await ctx.db
    .updateTable('intake_source')
    .set({
      cursor: batch.cursor,
      read_at: now,
      failures: 0,
      last_error: null,
      ...(rest !== null && {
        worker: null,
        lease_until: null,
        next_read_at: new Date(now.getTime() + rest * 1000),
      }),
    })
    .where('channel_id', '=', channelId)
    .execute()
}

async function postpone(
  ctx: Ctx,
  channelId: string,
  known: NetworkError | null,
  error: unknown,
): Promise<void> {
  const source = await ctx.db
    .selectFrom('intake_source')
    .select('failures')
    .where('channel_id', '=', channelId)
    .executeTakeFirst()
  const failures = (source?.failures ?? 0) + 1
  const wait = Math.min(MOST_SECONDS, 2 ** Math.min(failures, 10))
  const at = known?.retryAt ?? new Date(ctx.clock.now().getTime() + wait * 1000)
  await ctx.db
    .updateTable('intake_source')
    .set({
      failures,
      last_error: (known?.said ?? String((error as Error)?.message)).slice(0, 500),
      next_read_at: at,
      worker: null,
      lease_until: null,
    })
    .where('channel_id', '=', channelId)
    .execute()
}
