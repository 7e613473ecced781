import { type Selectable, sql } from 'kysely'
import type { Ctx } from '../platform/context/index.ts'
import type { Schema } from '../platform/database/index.ts'
import './schema.ts'

export type MessageRow = Selectable<Schema['message']>

export const messageById = (ctx: Ctx, id: string): Promise<MessageRow | undefined> =>
  ctx.db.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirst()

export const messagesById = (ctx: Ctx, ids: readonly string[]): Promise<MessageRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : ctx.db
        .selectFrom('message')
        .selectAll()
        .where('id', 'in', [...ids])
        .execute()

export const messageByRemoteId = (
  ctx: Ctx,
  channelId: string,
  remoteId: string,
): Promise<MessageRow | undefined> =>
  ctx.db
    .selectFrom('message')
    .selectAll()
    .where('channel_id', '=', channelId)
    .where('remote_id', '=', remoteId)
    .executeTakeFirst()

/** Messages that answer this one directly. */
export const childrenOf = (ctx: Ctx, channelId: string, remoteId: string): Promise<MessageRow[]> =>
  ctx.db
    .selectFrom('message')
    .selectAll()
    .where('channel_id', '=', channelId)
    .where('parent_remote_id', '=', remoteId)
    .limit(1000)
    .execute()

/** Deeper threads than any network shows are cut here. */
const DEEPEST = 1000

/** The message and the ancestors that we know, the message first, the eldest last. */
export async function lineOf(ctx: Ctx, message: MessageRow): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    with recursive line as (
      select m.*, 0 as depth from message m where m.workspace_id = ${ctx.workspace.id} and m.id = ${message.id}
      union all
      select p.*, l.depth + 1 from line l
      join message p on p.workspace_id = ${ctx.workspace.id} and p.channel_id = l.channel_id and p.remote_id = l.parent_remote_id
      where l.depth < ${DEEPEST} and p.id <> l.id
    ) select * from line order by depth`.execute(ctx.db)
  return rows
}

/** Sets what we did to a message on its network, once the network took it. */
export async function markMessage(
  ctx: Ctx,
  id: string,
  change: { likedByUs?: boolean; hidden?: boolean },
): Promise<void> {
  await ctx.db
    .updateTable('message')
    .set({
      ...(change.likedByUs !== undefined && { liked_by_us: change.likedByUs }),
      ...(change.hidden !== undefined && { hidden: change.hidden }),
    })
    .where('id', '=', id)
    .execute()
  await ctx.facts.record('message.marked', id)
}

export interface ReadingPulse {
  channelId: string
  readAt: Date | null
  failures: number
}

export const readingPulses = async (ctx: Ctx): Promise<ReadingPulse[]> =>
  (await ctx.db.selectFrom('intake_source').select(['channel_id', 'read_at', 'failures']).execute()).map(
    (row) => ({
      channelId: row.channel_id,
      readAt: row.read_at,
      failures: row.failures,
    }),
  )
