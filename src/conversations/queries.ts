import { type Selectable, sql } from 'kysely'
import { type MessageRow, messageByRemoteId, messagesById } from '../intake/index.ts'
import type { Ctx } from '../platform/context/index.ts'
import type { Schema } from '../platform/database/index.ts'
import { refuse } from './refuse.ts'
import './schema.ts'

export type ConversationRecord = Selectable<Schema['conversation']>
export type AnswerRecord = Selectable<Schema['answer']>

export interface ListFilter {
  queue: 'open' | 'mine' | 'waiting' | 'closed'
  channel?: string | undefined
  channels?: readonly string[] | undefined
  text?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** `<ISO time>,<id>` of the last row seen. */
const parseCursor = (cursor: string | undefined): [Date, string] | null => {
  const [time, id] = cursor?.split(',') ?? []
  return time && id && /^[0-9a-f-]{36}$/.test(id) && !Number.isNaN(Date.parse(time))
    ? [new Date(time), id]
    : null
}

/** One page of a queue: those who wait first by waiting time, the others by their last message. */
export async function listConversations(
  ctx: Ctx,
  filter: ListFilter,
): Promise<{ rows: ConversationRecord[]; next: string | null }> {
  const waits = filter.queue === 'open' || filter.queue === 'mine'
  const column = waits ? 'waiting_since' : 'last_message_at'
  const after = parseCursor(filter.cursor)
  let query = ctx.db
    .selectFrom('conversation')
    .selectAll()
    .where('state', '=', filter.queue === 'mine' ? 'open' : filter.queue)
    .orderBy(column, waits ? 'asc' : 'desc')
    .orderBy('id', waits ? 'asc' : 'desc')
    .limit(filter.limit + 1)
  if (filter.queue === 'mine') query = query.where('assignee_id', '=', ctx.actor.id)
  if (filter.channel) query = query.where('channel_id', '=', filter.channel)
  if (filter.channels)
    query = query.where('channel_id', 'in', [...filter.channels, '00000000-0000-0000-0000-000000000000'])
  if (filter.text?.trim()) query = query.where('id', 'in', matching(ctx, filter.text.trim()))
  if (after)
    query = query.where(
      sql<boolean>`(${sql.ref(column)}, id) ${sql.raw(waits ? '>' : '<')} (${after[0]}, ${after[1]}::uuid)`,
    )
  const rows = await query.execute()
  const page = rows.slice(0, filter.limit)
  const last = page.at(-1)
  const position = last && (waits ? last.waiting_since : last.last_message_at)
  return {
    rows: page,
    next: rows.length > filter.limit && last && position ? `${position.toISOString()},${last.id}` : null,
  }
}

/** Conversations in which something was said or somebody is named like this. Accents and case do not count. */
const matching = (ctx: Ctx, text: string) => {
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  return ctx.db
    .selectFrom('conversation_message')
    .innerJoin('message', 'message.id', 'conversation_message.message_id')
    .select('conversation_message.conversation_id')
    .where(
      sql<boolean>`unaccent(message.text || ' ' || message.author_name || ' ' || message.author_handle) ilike unaccent(${like})`,
    )
}

export async function countConversations(ctx: Ctx) {
  const { rows } = await sql<{
    open: number
    mine: number
    waiting: number
    closed: number
    overdue: number
  }>`
    select count(*) filter (where state = 'open') as open,
      count(*) filter (where state = 'open' and assignee_id = ${ctx.actor.id}::uuid) as mine,
      count(*) filter (where state = 'waiting') as waiting,
      count(*) filter (where state = 'closed') as closed,
      count(*) filter (where state = 'open' and target_at < ${ctx.clock.now()}) as overdue
    from conversation where workspace_id = ${ctx.workspace.id}`.execute(ctx.db)
  return rows[0] ?? { open: 0, mine: 0, waiting: 0, closed: 0, overdue: 0 }
}

export async function loadConversation(ctx: Ctx, id: string): Promise<ConversationRecord> {
  const row = await ctx.db.selectFrom('conversation').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw refuse('notFound', 404)
  return row
}

/** Messages shown at once: the newest of a longer thread, and the post it hangs from. */
const MOST_SHOWN = 500

export interface Thread {
  messages: MessageRow[]
  answers: AnswerRecord[]
  omitted: number
}

export async function loadThread(ctx: Ctx, conversation: ConversationRecord): Promise<Thread> {
  const links = await ctx.db
    .selectFrom('conversation_message')
    .select('message_id')
    .where('conversation_id', '=', conversation.id)
    .orderBy('message_id', 'desc')
    .limit(MOST_SHOWN)
    .execute()
  const messages = await messagesById(
    ctx,
    links.map((link) => link.message_id),
  )
  const root = await messageByRemoteId(ctx, conversation.channel_id, conversation.root_remote_id)
  const all = root && !messages.some((message) => message.id === root.id) ? [root, ...messages] : messages
  const answers = await ctx.db
    .selectFrom('answer')
    .selectAll()
    .where('conversation_id', '=', conversation.id)
    .where('state', '<>', 'cancelled')
    .orderBy('written_at')
    .limit(MOST_SHOWN)
    .execute()
  const arrived = new Set(all.map((message) => message.delivery_id))
  return {
    messages: all.toSorted((a, b) => a.sent_at.getTime() - b.sent_at.getTime()),
    answers: answers.filter((answer) => !arrived.has(answer.delivery_id)),
    omitted: Math.max(0, conversation.message_count - messages.length),
  }
}
