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

/** The message and the ancestors that we know, the message first, the eldest last. A circle ends where it closes. */
export async function lineOf(ctx: Ctx, message: MessageRow): Promise<MessageRow[]> {
  if (message.parent_remote_id === null) return [message]
  const { rows } = await sql<{ id: string }>`
    with recursive line as (
      select m.id, m.channel_id, m.parent_remote_id, 0 as depth from message m where m.workspace_id = ${ctx.workspace.id} and m.id = ${message.id}
      union all
      select p.id, p.channel_id, p.parent_remote_id, l.depth + 1 from line l
      join message p on p.workspace_id = ${ctx.workspace.id} and p.channel_id = l.channel_id and p.remote_id = l.parent_remote_id
      where l.depth < ${DEEPEST}
    ) cycle id set closed using path
    select id from line where not closed order by depth`.execute(ctx.db)
  const found = new Map(
    (
      await messagesById(
        ctx,
        rows.map((row) => row.id),
      )
    ).map((row) => [row.id, row]),
  )
  return rows.flatMap((row) => found.get(row.id) ?? [])
}

/** Messages of a branch beyond this many are left where they are. */
const MOST_BELOW = 10_000

/** Ids of everything known below this message, whatever the depth; the message itself is not there. */
export async function idsBelow(ctx: Ctx, message: MessageRow): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive below as (
      select c.id, c.remote_id from message c
      where c.workspace_id = ${ctx.workspace.id} and c.channel_id = ${message.channel_id} and c.parent_remote_id = ${message.remote_id}
      union
      select c.id, c.remote_id from below b
      join message c on c.workspace_id = ${ctx.workspace.id} and c.channel_id = ${message.channel_id} and c.parent_remote_id = b.remote_id
    ) select id from below where id <> ${message.id} limit ${MOST_BELOW}`.execute(ctx.db)
  return rows.map((row) => row.id)
}

/** What decides where a conversation stands, without the texts. */
export type Heard = Pick<
  MessageRow,
  'id' | 'is_ours' | 'concerns' | 'deleted_at' | 'sent_at' | 'received_at' | 'delivery_id'
>

export const heardById = (ctx: Ctx, ids: readonly string[]): Promise<Heard[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : ctx.db
        .selectFrom('message')
        .select(['id', 'is_ours', 'concerns', 'deleted_at', 'sent_at', 'received_at', 'delivery_id'])
        .where('id', 'in', [...ids])
        .execute()

/** Sets what we did to a message on its network, once the network took it. */
export async function markMessage(
  ctx: Ctx,
  id: string,
  change: { likedByUs?: boolean; hidden?: boolean; status?: 'shown' | 'held'; deleted?: boolean },
): Promise<void> {
  await ctx.db
    .updateTable('message')
    .set({
      ...(change.likedByUs !== undefined && { liked_by_us: change.likedByUs }),
      ...(change.hidden !== undefined && { hidden: change.hidden }),
      ...(change.status !== undefined && { status: change.status }),
      ...(change.deleted !== undefined && { deleted_at: change.deleted ? ctx.clock.now() : null }),
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
