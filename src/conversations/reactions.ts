import { markMessage, messageById } from '../intake/index.ts'
import { type DeliverySent, type DeliveryTroubled, deliveryTurns, loadDelivery } from '../outbox/index.ts'
import type { Ctx } from '../platform/context/index.ts'
import type { Reaction } from '../platform/facts/index.ts'
import type { AnswerView } from './contract.ts'
import { fileMessage } from './file-message.ts'
import { closeAt } from './operations/close-conversation.ts'
import { lockConversation, recompute } from './recompute.ts'
import type { AnswerTrouble } from './schema.ts'

const fileReceived: Reaction = {
  name: 'conversations.file-message',
  on: ['message.received', 'message.called'],
  async run(ctx, fact) {
    const message = await messageById(ctx, fact.subject)
    if (message) await fileMessage(ctx, message)
  },
}

const weighAgain: Reaction = {
  name: 'conversations.weigh-again',
  on: ['message.called', 'message.edited', 'message.deleted', 'message.marked'],
  async run(ctx, fact) {
    const link = await ctx.db
      .selectFrom('conversation_message')
      .select('conversation_id')
      .where('message_id', '=', fact.subject)
      .executeTakeFirst()
    if (link) await recompute(ctx, link.conversation_id)
  },
}

const stateOfDelivery = {
  due: 'queued',
  sending: 'sending',
  sent: 'sent',
  rejected: 'rejected',
  unknown: 'unknown',
  cancelled: 'cancelled',
} as const satisfies Record<string, AnswerView['state']>

/** An answer lives as its delivery does. */
const followAnswer: Reaction = {
  name: 'conversations.follow-answer',
  on: deliveryTurns,
  async run(ctx, fact) {
    const subject = (await loadDelivery(ctx, fact.subject))?.subject
    const answer = subject && (await answerOf(ctx, subject))
    if (!answer) return
    // In the order of a teammate who takes the answer back: conversation first, then what became of the delivery.
    await lockConversation(ctx, answer.conversation_id)
    const delivery = await loadDelivery(ctx, fact.subject)
    if (delivery?.origin !== 'conversations.answer') return
    const state = stateOfDelivery[delivery.state]
    const trouble: AnswerTrouble | null = delivery.trouble && {
      kind: delivery.trouble.kind,
      said: delivery.trouble.said,
    }
    await ctx.db
      .updateTable('answer')
      .set({ state, trouble: trouble && JSON.stringify(trouble) })
      .where('id', '=', answer.id)
      .execute()
    // Closed as of its writing: what came while it was on its way was not seen.
    if (state === 'sent' && answer.state !== 'sent' && answer.close_after)
      await closeAt(ctx, answer.conversation_id, answer.written_at)
    await recompute(ctx, answer.conversation_id)
  },
}

const answerOf = (ctx: Ctx, id: string) =>
  ctx.db
    .selectFrom('answer')
    .select(['id', 'conversation_id', 'state', 'close_after', 'written_at'])
    .where('id', '=', id)
    .executeTakeFirst()

/** A like, a hiding or a host's decision shows once the network took it. */
const followGesture: Reaction = {
  name: 'conversations.follow-gesture',
  on: ['delivery.sent'],
  async run(ctx, fact) {
    const { origin, subject, action } = fact.payload as unknown as DeliverySent | DeliveryTroubled
    if (origin !== 'conversations.gesture') return
    const change = {
      like: { likedByUs: true },
      unlike: { likedByUs: false },
      hide: { hidden: true },
      unhide: { hidden: false },
      approve: { status: 'shown' as const, deleted: false },
      hold: { status: 'held' as const, deleted: false },
      spam: { deleted: true },
      delete_other: { deleted: true },
    }[action as string]
    if (change) await markMessage(ctx, subject, change)
  },
}

export const conversationReactions: Reaction[] = [fileReceived, weighAgain, followAnswer, followGesture]
