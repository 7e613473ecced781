import { sql } from 'kysely'
import type { Ctx } from '../platform/context/index.ts'
import { lockConversation, waitingIds } from './recompute.ts'
import './schema.ts'

/** Just after the present: what we said or closed until now was not about it. */
export const unheardUntilNow = (ctx: Ctx): Date => new Date(ctx.clock.now().getTime() + 1)

/**
 * Everything of `from` goes to `into`. What waits on either side goes on waiting: an answer or a close on the other side knew
 * nothing of it. What somebody decided about `from` is kept where `into` has no decision.
 */
export async function merge(ctx: Ctx, from: string, into: string): Promise<void> {
  // Locked first: an answer being written in either is waited for, and comes along.
  const [kept, stray] = [await lockConversation(ctx, into), await lockConversation(ctx, from)]
  if (!kept || !stray) return
  const waiting = [...(await waitingIds(ctx, kept)), ...(await waitingIds(ctx, stray))]
  const version = kept.version + 1
  await ctx.db
    .updateTable('conversation_message')
    .set({ conversation_id: into, since_version: version })
    .where('conversation_id', '=', from)
    .execute()
  if (waiting.length > 0)
    await ctx.db
      .updateTable('conversation_message')
      .set({ heard_at: unheardUntilNow(ctx) })
      .where('message_id', 'in', waiting)
      .execute()
  await ctx.db
    .updateTable('answer')
    .set({ conversation_id: into, version })
    .where('conversation_id', '=', from)
    .execute()
  await ctx.db
    .updateTable('conversation')
    .set({
      closed_at: sql<Date | null>`greatest(closed_at, ${stray.closed_at}::timestamptz)`,
      ...(kept.assignee_id === null && {
        assignee_id: stray.assignee_id,
        assignee_name: stray.assignee_name,
      }),
    })
    .where('id', '=', into)
    .execute()
  await ctx.db.deleteFrom('conversation').where('id', '=', from).execute()
  await ctx.facts.record('conversation.merged', from, { into })
}
