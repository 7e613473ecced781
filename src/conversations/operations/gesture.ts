import { loadChannel } from '../../channels/index.ts'
import { messageById } from '../../intake/index.ts'
import type { ModerationAction } from '../../networks/kit/index.ts'
import { askNetwork } from '../../outbox/index.ts'
import type { Ctx } from '../../platform/context/index.ts'
import type { ConversationDeps } from '../deps.ts'
import { refuse } from '../refuse.ts'

export type GestureAction = 'like' | 'unlike' | 'hide' | 'unhide' | ModerationAction

/** A gesture on one message, where its network can: like, hide and their reverse, and what a host decides. */
export async function gesture(
  deps: ConversationDeps,
  ctx: Ctx,
  input: { conversationId: string; messageId: string; action: GestureAction },
): Promise<void> {
  const link = await ctx.db
    .selectFrom('conversation_message')
    .select('message_id')
    .where('conversation_id', '=', input.conversationId)
    .where('message_id', '=', input.messageId)
    .executeTakeFirst()
  const message = link && (await messageById(ctx, link.message_id))
  if (!message) throw refuse('notFound', 404)
  const channel = await loadChannel(ctx, message.channel_id)
  const network = deps.networks.get(channel.network)
  if (network?.manifest.capabilities[input.action]?.level !== 'native')
    throw refuse('cannotDo', 422, { values: { network: network?.manifest.name ?? channel.network } })
  await askNetwork(ctx, {
    channelId: channel.id,
    origin: 'conversations.gesture',
    subject: message.id,
    command: {
      action: input.action,
      target: {
        remoteId: message.remote_id,
        rootRemoteId: message.root_remote_id,
        ...(message.reply_ref && { replyRef: message.reply_ref }),
      },
    },
  })
}
