import { cancelDelivery, resolveDelivery } from '../../outbox/index.ts'
import type { Ctx } from '../../platform/context/index.ts'
import { lockConversation, recompute } from '../recompute.ts'
import { refuse } from '../refuse.ts'

const stateAfter = { retry: 'queued', sent: 'sent', drop: 'cancelled', cancel: 'cancelled' } as const

/**
 * A person says what became of an answer whose fate is unknown or refused, or takes back one that has not left.
 * 409 when the network has been asked, or has answered, meanwhile.
 */
export async function resolveAnswer(
  ctx: Ctx,
  input: { conversationId: string; answerId: string; outcome: keyof typeof stateAfter },
): Promise<void> {
  if (!(await lockConversation(ctx, input.conversationId))) throw refuse('notFound', 404)
  const answer = await ctx.db
    .selectFrom('answer')
    .select('delivery_id')
    .where('id', '=', input.answerId)
    .where('conversation_id', '=', input.conversationId)
    .executeTakeFirst()
  if (!answer) throw refuse('notFound', 404)
  const done =
    input.outcome === 'cancel'
      ? await cancelDelivery(ctx, answer.delivery_id)
      : await resolveDelivery(ctx, answer.delivery_id, input.outcome)
  if (!done) throw refuse('tooLate', 409)
  await ctx.db
    .updateTable('answer')
    .set({ state: stateAfter[input.outcome], trouble: null })
    .where('id', '=', input.answerId)
    .execute()
  await recompute(ctx, input.conversationId)
}
