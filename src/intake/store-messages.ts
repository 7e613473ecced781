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
  /** It was context around us, and turns out to be addressed to us. */
  called: boolean
  /** Held back, or shown again. */
  marked: boolean
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
  status: message.status ?? 'shown',
})

/** The same message twice in a page: the last one is the newest. ON CONFLICT refuses to touch a row twice. */
const lastOfEach = (messages: readonly IncomingMessage[]): IncomingMessage[] => [
  ...new Map(messages.map((message) => [message.remoteId, message])).values(),
]

/**
 * Stores what a network gave, once a message: known ones are brought up to date (edits, counters, who wrote it here), never doubled,
 * undeleted only when the network says that it restored them. Records `message.received`, `message.edited`, `message.called`, `message.deleted` in the same transaction, and
 * `message.marked` when a known message turns out to be ours, is held back or shown, or comes back. Returns how many were new.
 */
export async function storeMessages(
  ctx: Ctx,
  channelId: string,
  events: readonly Incoming[],
  written?: Written,
): Promise<number> {
  const messages = lastOfEach(events.flatMap((event) => (event.type === 'message' ? [event.message] : [])))
  const stored = messages.length > 0 ? await upsert(ctx, channelId, messages, written) : []
  const restored = await markRestored(ctx, channelId, events)
  const deleted = await markDeleted(ctx, channelId, events)
  await ctx.facts.recordMany([
    ...stored.filter((row) => row.inserted).map((row) => ({ type: 'message.received', subject: row.id })),
    ...stored.filter((row) => row.edited).map((row) => ({ type: 'message.edited', subject: row.id })),
    ...stored.filter((row) => row.called).map((row) => ({ type: 'message.called', subject: row.id })),
    ...stored
      .filter((row) => (written && !row.inserted) || row.marked)
      .map((row) => ({ type: 'message.marked', subject: row.id })),
    ...restored.map((id) => ({ type: 'message.marked', subject: id })),
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
  const result = await sql<Stored>`
    with given as materialized (
      select * from json_to_recordset(${rows}::json) as g(
        id uuid, remote_id text, kind text, visibility text, parent_remote_id text, root_remote_id text,
        author_remote_id text, author_handle text, author_name text, author_avatar_url text, author_url text, is_ours boolean, text text,
        language text, spans jsonb, attachments jsonb, sent_at timestamptz, edited_at timestamptz, url text, reply_ref jsonb, concerns text,
        likes int, replies int, shares int, delivery_id uuid, written_by text, status text)
    ), before as (
      select k.id, k.text, k.concerns, k.status from message k join given g on k.remote_id = g.remote_id
      where k.workspace_id = ${ctx.workspace.id} and k.channel_id = ${channelId}
    ), stored as (
      insert into message as m (workspace_id, channel_id, received_at, id, remote_id, kind, visibility, parent_remote_id, root_remote_id,
        author_remote_id, author_handle, author_name, author_avatar_url, author_url, is_ours, text, language, spans, attachments, sent_at,
        edited_at, url, reply_ref, concerns, likes, replies, shares, delivery_id, written_by, status)
      select ${ctx.workspace.id}::uuid, ${channelId}::uuid, ${now}::timestamptz, g.* from given g order by g.remote_id
      on conflict (workspace_id, channel_id, remote_id) do update set ${written ? recognised : broughtUpToDate}
      returning id, text, concerns, status, (xmax = 0) as inserted
    )
    select s.id, s.inserted, b.text is not null and b.text <> s.text as edited, b.concerns is not null and b.concerns <> s.concerns as called,
      b.status is not null and b.status <> s.status as marked
    from stored s left join before b on b.id = s.id`.execute(ctx.db)
  return result.rows
}

/** The network gave our own message back before we recorded it: it knows the text better than we do. */
const recognised = sql`delivery_id = excluded.delivery_id, written_by = excluded.written_by, url = coalesce(m.url, excluded.url)
  where m.delivery_id is distinct from excluded.delivery_id`

/** An older edition that comes late does not replace a newer one. What we wrote is not "edited" because the network spells it otherwise. */
const broughtUpToDate = sql`
  text = excluded.text, spans = excluded.spans, attachments = excluded.attachments,
  edited_at = case
    when excluded.edited_at is not null then excluded.edited_at
    when excluded.text <> m.text and m.delivery_id is null then excluded.received_at
    else m.edited_at end,
  author_handle = excluded.author_handle, author_name = excluded.author_name,
  author_avatar_url = coalesce(excluded.author_avatar_url, m.author_avatar_url),
  url = coalesce(excluded.url, m.url), reply_ref = coalesce(excluded.reply_ref, m.reply_ref),
  likes = coalesce(excluded.likes, m.likes), replies = coalesce(excluded.replies, m.replies), shares = coalesce(excluded.shares, m.shares),
  status = excluded.status,
  concerns = case when 'us' in (m.concerns, excluded.concerns) then 'us' else 'context' end
  where coalesce(excluded.edited_at >= m.edited_at, true)
    and (m.text, m.spans, m.attachments, m.edited_at, m.author_handle, m.author_name, m.author_avatar_url, m.url, m.reply_ref,
      m.likes, m.replies, m.shares, m.status, m.concerns)
    is distinct from (excluded.text, excluded.spans, excluded.attachments, coalesce(excluded.edited_at, m.edited_at), excluded.author_handle,
      excluded.author_name, coalesce(excluded.author_avatar_url, m.author_avatar_url), coalesce(excluded.url, m.url),
      coalesce(excluded.reply_ref, m.reply_ref), coalesce(excluded.likes, m.likes), coalesce(excluded.replies, m.replies),
      coalesce(excluded.shares, m.shares), excluded.status, case when 'us' in (m.concerns, excluded.concerns) then 'us' else 'context' end)`

async function markRestored(ctx: Ctx, channelId: string, events: readonly Incoming[]): Promise<string[]> {
  const back = events.flatMap((event) =>
    event.type === 'message' && event.restored ? [event.message.remoteId] : [],
  )
  if (back.length === 0) return []
  const rows = await ctx.db
    .updateTable('message')
    .set({ deleted_at: null })
    .where('channel_id', '=', channelId)
    .where('remote_id', 'in', back)
    .where('deleted_at', 'is not', null)
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
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
