import { sql } from 'kysely'
import type { Incoming, IncomingMessage } from '../networks/kit/index.ts'
import type { Ctx } from '../platform/context/index.ts'
import { newId } from '../platform/ids/index.ts'
import './schema.ts'

/** Longest text kept of one message. Past it the end is cut, with a mark. */
const MAX_TEXT = 100_000

export interface Written {
  deliveryId: string
  by: string
}

interface Stored {
  id: string
  inserted: boolean
  edited: boolean
}

/** PostgreSQL has no NUL in text; the rest is kept as its author typed it. */
const clean = (text: string): string => {
  const bare = text.replaceAll('\u0000', '').toWellFormed()
  return bare.length > MAX_TEXT ? `${bare.slice(0, MAX_TEXT - 1)}…` : bare
}

const rowOf = (
  message: IncomingMessage,
  now: Date,
  written: Written | undefined,
): Record<string, unknown> => ({
  id: newId(now),
  remote_id: message.remoteId,
  kind: message.kind,
  visibility: message.visibility,
  parent_remote_id: message.parentRemoteId ?? null,
  root_remote_id: message.rootRemoteId ?? message.parentRemoteId ?? message.remoteId,
  author_remote_id: message.author.remoteId,
  author_handle: clean(message.author.handle),
  author_name: clean(message.author.name || message.author.handle),
  author_avatar_url: message.author.avatarUrl ?? null,
  author_url: message.author.url ?? null,
  is_ours: message.author.isUs,
  text: clean(message.text),
  language: message.language ?? null,
  spans: message.spans,
  attachments: message.attachments,
  sent_at: message.sentAt,
  edited_at: message.editedAt ?? null,
  url: message.url ?? null,
  reply_ref: message.replyRef ?? null,
  concerns: message.concerns,
  likes: message.counts?.likes ?? null,
  replies: message.counts?.replies ?? null,
  shares: message.counts?.shares ?? null,
  delivery_id: written?.deliveryId ?? null,
  written_by: written?.by ?? null,
})

/** The same message twice in a page: the last one is the newest. ON CONFLICT refuses to touch a row twice. */
const lastOfEach = (messages: readonly IncomingMessage[]): IncomingMessage[] => [
  ...new Map(messages.map((message) => [message.remoteId, message])).values(),
]

/**
 * Stores what a network gave, once a message: known ones are brought up to date (edits, counters, who wrote it here), never doubled,
 * never undeleted. Records `message.received`, `message.edited`, `message.deleted` in the same transaction. Returns how many were new.
 */
export async function storeMessages(
  ctx: Ctx,
  channelId: string,
  events: readonly Incoming[],
  written?: Written,
): Promise<number> {
  const messages = lastOfEach(events.flatMap((event) => (event.type === 'message' ? [event.message] : [])))
  const stored = messages.length > 0 ? await upsert(ctx, channelId, messages, written) : []
  const deleted = await markDeleted(ctx, channelId, events)
  await ctx.facts.recordMany([
    ...stored.filter((row) => row.inserted).map((row) => ({ type: 'message.received', subject: row.id })),
    ...stored
      .filter((row) => row.edited && !row.inserted)
      .map((row) => ({ type: 'message.edited', subject: row.id })),
    ...deleted.map((id) => ({ type: 'message.deleted', subject: id })),
  ])
  return stored.filter((row) => row.inserted).length
}

async function upsert(
  ctx: Ctx,
  channelId: string,
  messages: IncomingMessage[],
  written: Written | undefined,
): Promise<Stored[]> {
  const now = ctx.clock.now()
  const rows = JSON.stringify(messages.map((message) => rowOf(message, now, written)))
  // Sorted, so that two processes that store the same page take row locks in the same order.
  const result = await sql<Stored>`
    insert into message as m (workspace_id, channel_id, received_at, id, remote_id, kind, visibility, parent_remote_id, root_remote_id,
      author_remote_id, author_handle, author_name, author_avatar_url, author_url, is_ours, text, language, spans, attachments, sent_at,
      edited_at, url, reply_ref, concerns, likes, replies, shares, delivery_id, written_by)
    select ${ctx.workspace.id}::uuid, ${channelId}::uuid, ${now}::timestamptz, g.* from json_to_recordset(${rows}::json) as g(
      id uuid, remote_id text, kind text, visibility text, parent_remote_id text, root_remote_id text,
      author_remote_id text, author_handle text, author_name text, author_avatar_url text, author_url text, is_ours boolean, text text,
      language text, spans jsonb, attachments jsonb, sent_at timestamptz, edited_at timestamptz, url text, reply_ref jsonb, concerns text,
      likes int, replies int, shares int, delivery_id uuid, written_by text)
    order by g.remote_id
    on conflict (workspace_id, channel_id, remote_id) do update set
      text = excluded.text, spans = excluded.spans, attachments = excluded.attachments,
      edited_at = case when excluded.text <> m.text then coalesce(excluded.edited_at, excluded.received_at) else m.edited_at end,
      author_handle = excluded.author_handle, author_name = excluded.author_name,
      author_avatar_url = coalesce(excluded.author_avatar_url, m.author_avatar_url),
      url = coalesce(excluded.url, m.url), reply_ref = coalesce(excluded.reply_ref, m.reply_ref),
      likes = coalesce(excluded.likes, m.likes), replies = coalesce(excluded.replies, m.replies), shares = coalesce(excluded.shares, m.shares),
      concerns = case when 'us' in (m.concerns, excluded.concerns) then 'us' else 'context' end,
      delivery_id = coalesce(m.delivery_id, excluded.delivery_id), written_by = coalesce(m.written_by, excluded.written_by)
    where (m.text, m.concerns, m.likes, m.replies, m.shares, m.author_handle, m.author_name, m.delivery_id, m.attachments)
      is distinct from (excluded.text, excluded.concerns, coalesce(excluded.likes, m.likes), coalesce(excluded.replies, m.replies),
        coalesce(excluded.shares, m.shares), excluded.author_handle, excluded.author_name, coalesce(m.delivery_id, excluded.delivery_id), excluded.attachments)
    returning id, (xmax = 0) as inserted, (edited_at is not null) as edited`.execute(ctx.db)
  return result.rows
}

async function markDeleted(ctx: Ctx, channelId: string, events: readonly Incoming[]): Promise<string[]> {
  const gone = events.flatMap((event) => (event.type === 'deleted' ? [event.remoteId] : []))
  if (gone.length === 0) return []
  const rows = await ctx.db
    .updateTable('message')
    .set({ deleted_at: ctx.clock.now() })
    .where('channel_id', '=', channelId)
    .where('remote_id', 'in', gone)
    .where('deleted_at', 'is', null)
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}
