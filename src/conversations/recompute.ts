import { sql } from 'kysely'
import { type Heard, heardById } from '../intake/index.ts'
import type { Ctx } from '../platform/context/index.ts'
import type { ConversationRecord } from './queries.ts'
import { type HeardMessage, type PendingAnswer, standingOf, waitingIn } from './standing.ts'
import './schema.ts'

/** Business hours come later: until then an answer is expected within an hour. */
export const TARGET_MS = 3600 * 1000

/** Messages weighed: the newest of a very long thread decide. */
const MOST_WEIGHED = 2000

/** Takes the row lock that orders everything that happens to one conversation. */
export const lockConversation = (ctx: Ctx, id: string) =>
  ctx.db.selectFrom('conversation').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

interface Said {
  messages: HeardMessage[]
  answers: PendingAnswer[]
}

/** What was said in a conversation. An answer written here counts from its writing: our message that came of it says no more. */
async function saidIn(ctx: Ctx, id: string): Promise<Said> {
  const links = await ctx.db
    .selectFrom('conversation_message')
    .select(['message_id', 'heard_at'])
    .where('conversation_id', '=', id)
    // Ids are made in order of arrival.
    .orderBy('message_id', 'desc')
    .limit(MOST_WEIGHED)
    .execute()
  const answers = await ctx.db
    .selectFrom('answer')
    .select(['state', 'written_at', 'delivery_id'])
    .where('conversation_id', '=', id)
    .execute()
  const heardAt = new Map(links.map((link) => [link.message_id, link.heard_at]))
  const written = new Set(answers.map((answer) => answer.delivery_id))
  const messages = await heardById(ctx, [...heardAt.keys()])
  return {
    messages: messages.map((message) => heardMessage(message, heardAt.get(message.id) ?? null, written)),
    answers: answers.map((answer) => ({ state: answer.state, writtenAt: answer.written_at })),
  }
}

const heardMessage = (row: Heard, heardAt: Date | null, written: Set<string>): HeardMessage => {
  const fromHere = row.delivery_id !== null && written.has(row.delivery_id)
  return {
    id: row.id,
    isOurs: row.is_ours && !fromHere,
    isContext: row.concerns === 'context' || fromHere,
    isDeleted: row.deleted_at !== null,
    sentAt: row.sent_at,
    receivedAt: row.received_at,
    ...(heardAt && { heardAt }),
  }
}

/** The messages that wait in a conversation now. */
export async function waitingIds(ctx: Ctx, conversation: ConversationRecord): Promise<string[]> {
  const { messages, answers } = await saidIn(ctx, conversation.id)
  return waitingIn(messages, answers, conversation.closed_at).map((message) => message.id)
}

/** Derives state, clock, counts and last message from what was said, and announces a change. Safe to repeat. */
export async function recompute(ctx: Ctx, id: string): Promise<void> {
  const conversation = await lockConversation(ctx, id)
  if (!conversation) return
  const { messages, answers } = await saidIn(ctx, id)
  const standing = standingOf(messages, answers, conversation.closed_at)
  const newestFirst = messages.toSorted((a, b) => b.sentAt.getTime() - a.sentAt.getTime())
  const last = newestFirst[0]
  const theirLast = newestFirst.find((message) => !message.isOurs)
  await ctx.db
    .updateTable('conversation')
    .set({
      state: standing.state,
      waiting_message_id: standing.waitingMessageId,
      waiting_since: standing.waitingSince,
      target_at: standing.waitingSince && new Date(standing.waitingSince.getTime() + TARGET_MS),
      last_message_id: (theirLast ?? last)?.id ?? null,
      last_message_at: last?.sentAt ?? conversation.last_message_at,
      message_count: messages.length,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .execute()
  await ctx.facts.record(
    standing.state === conversation.state ? 'conversation.changed' : `conversation.${standing.state}`,
    id,
  )
}
