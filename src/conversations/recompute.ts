import { sql } from 'kysely'
import { messagesById } from '../intake/index.ts'
import type { Ctx } from '../platform/context/index.ts'
import { standingOf } from './standing.ts'
import './schema.ts'

/** Business hours come later: until then an answer is expected within two hours. */
export const TARGET_MS = 2 * 3600 * 1000

/** Messages weighed: the newest of a very long thread decide. */
const MOST_WEIGHED = 2000

/** Takes the row lock that orders everything that happens to one conversation. */
export const lockConversation = (ctx: Ctx, id: string) =>
  ctx.db.selectFrom('conversation').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** Derives state, clock, counts and last message from what was said, and announces a change. Idempotent. */
export async function recompute(ctx: Ctx, id: string): Promise<void> {
  const conversation = await lockConversation(ctx, id)
  if (!conversation) return
  const links = await ctx.db
    .selectFrom('conversation_message')
    .select('message_id')
    .where('conversation_id', '=', id)
    // Ids are made in order of arrival.
    .orderBy('message_id', 'desc')
    .limit(MOST_WEIGHED)
    .execute()
  const messages = await messagesById(
    ctx,
    links.map((link) => link.message_id),
  )
  const answers = await ctx.db
    .selectFrom('answer')
    .select(['state', 'written_at'])
    .where('conversation_id', '=', id)
    .execute()
  const standing = standingOf(
    messages.map((message) => ({
      id: message.id,
      isOurs: message.is_ours,
      isContext: message.concerns === 'context',
      isDeleted: message.deleted_at !== null,
      sentAt: message.sent_at,
      receivedAt: message.received_at,
    })),
    answers.map((answer) => ({ state: answer.state, writtenAt: answer.written_at })),
    conversation.closed_at,
  )
  const last = messages.toSorted((a, b) => b.sent_at.getTime() - a.sent_at.getTime())[0]
  const next = {
    state: standing.state,
    waiting_message_id: standing.waitingMessageId,
    waiting_since: standing.waitingSince,
    target_at: standing.waitingSince && new Date(standing.waitingSince.getTime() + TARGET_MS),
    last_message_id: last?.id ?? null,
    last_message_at: last?.sent_at ?? conversation.last_message_at,
    message_count: messages.length,
  }
  await ctx.db
    .updateTable('conversation')
    .set({ ...next, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute()
  await ctx.facts.record(
    standing.state === conversation.state ? 'conversation.changed' : `conversation.${standing.state}`,
    id,
  )
}
