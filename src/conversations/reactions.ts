import { markMessage, messageById } from '../intake/index.ts'
import { type DeliverySent, type DeliveryTroubled, loadDelivery } from '../outbox/index.ts'
import type { Reaction } from '../platform/facts/index.ts'
import type { AnswerView } from './contract.ts'
import { fileMessage } from './file-message.ts'
import { closeNow } from './operations/close-conversation.ts'
import { recompute } from './recompute.ts'
import type { AnswerTrouble } from './schema.ts'

const fileReceived: Reaction = {
  name: 'conversations.file-message',
  on: ['message.received'],
  async run(ctx, fact) {
    const message = await messageById(ctx, fact.subject)
    if (message) await fileMessage(ctx, message)
  },
}

const weighAgain: Reaction = {
  name: 'conversations.weigh-again',
  on: ['message.edited', 'message.deleted', 'message.marked'],
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

/** An answer lives as its delivery does. The delivery is read as it is now: facts may come late or twice. */
const followAnswer: Reaction = {
  name: 'conversations.follow-answer',
  on: [
    'delivery.sending',
    'delivery.sent',
    'delivery.rejected',
    'delivery.unknown',
    'delivery.postponed',
    'delivery.resolved',
  ],
  async run(ctx, fact) {
    const delivery = await loadDelivery(ctx, fact.subject)
    if (delivery?.origin !== 'conversations.answer') return
    const state = stateOfDelivery[delivery.state]
    const trouble: AnswerTrouble | null = delivery.trouble && {
      kind: delivery.trouble.kind,
      said: delivery.trouble.said,
    }
    const answer = await ctx.db
      .updateTable('answer')
      .set({ state, trouble: trouble && JSON.stringify(trouble) })
      .where('id', '=', delivery.subject)
      .returning(['conversation_id', 'close_after'])
      .executeTakeFirst()
    if (!answer) return
    if (state === 'sent' && answer.close_after) await closeNow(ctx, answer.conversation_id)
    await recompute(ctx, answer.conversation_id)
  },
}

/** A like or a hiding shows once the network took it. */
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
    }[action as string]
    if (change) await markMessage(ctx, subject, change)
  },
}

export const conversationReactions: Reaction[] = [fileReceived, weighAgain, followAnswer, followGesture]
