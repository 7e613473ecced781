import { loadChannel } from '../../channels/index.ts'
import { messageById } from '../../intake/index.ts'
import { countText, type Limits, limitsFor, type Network } from '../../networks/kit/index.ts'
import { askNetwork } from '../../outbox/index.ts'
import type { Ctx } from '../../platform/context/index.ts'
import { newId } from '../../platform/ids/index.ts'
import type { ConversationDeps } from '../deps.ts'
import { unheardUntilNow } from '../merge.ts'
import { lockConversation, recompute } from '../recompute.ts'
import { refuse } from '../refuse.ts'

export interface ReplyInput {
  conversationId: string
  text: string
  toMessageId?: string | undefined
  close: boolean
  version?: number | undefined
  despite?: string | undefined
  requestKey: string
}

/**
 * Answers in the brand's name. The answer and its delivery are one transaction; the same `requestKey` is the same answer.
 * Refused (409) when a teammate answered since the conversation was read, unless their answer is named in `despite`.
 * Returns the answer's id.
 */
export async function reply(deps: ConversationDeps, ctx: Ctx, input: ReplyInput): Promise<string> {
  const conversation = await lockConversation(ctx, input.conversationId)
  if (!conversation) throw refuse('notFound', 404)
  const same = await ctx.db
    .selectFrom('answer')
    .select('id')
    .where('request_key', '=', input.requestKey)
    .executeTakeFirst()
  if (same) return same.id
  await refuseSecondAnswer(ctx, conversation.id, conversation.version, input)
  await keepUnseen(ctx, conversation.id, input.version)

  const channel = await loadChannel(ctx, conversation.channel_id)
  const network = deps.networks.get(channel.network)
  const toMessageId = input.toMessageId ?? conversation.waiting_message_id ?? conversation.last_message_id
  const target = toMessageId ? await messageById(ctx, toMessageId) : undefined
  const limits = network && limitsFor(network, channel.settings)
  refuseImpossible(deps, ctx, network, limits, target !== undefined, input.text)
  if (!target) throw refuse('notFound', 404)

  const id = newId(ctx.clock.now())
  const deliveryId = await askNetwork(ctx, {
    channelId: channel.id,
    origin: 'conversations.answer',
    subject: id,
    command: {
      action: 'reply',
      text: input.text,
      images: [],
      target: {
        remoteId: target.remote_id,
        rootRemoteId: target.root_remote_id,
        ...(target.reply_ref && { replyRef: target.reply_ref }),
      },
      ...(target.language && { language: target.language }),
    },
  })
  await ctx.db
    .insertInto('answer')
    .values({
      workspace_id: ctx.workspace.id,
      id,
      conversation_id: conversation.id,
      to_message_id: target.id,
      text: input.text,
      state: 'queued',
      written_by: ctx.actor.id,
      written_by_name: ctx.actor.name,
      written_at: ctx.clock.now(),
      close_after: input.close,
      version: conversation.version + 1,
      request_key: input.requestKey,
      delivery_id: deliveryId,
    })
    .execute()
  await recompute(ctx, conversation.id)
  return id
}

/** An answer that the sender has not seen, theirs or another's. */
async function refuseSecondAnswer(ctx: Ctx, id: string, version: number, input: ReplyInput): Promise<void> {
  if (input.version === undefined || input.version === version) return
  const latest = await ctx.db
    .selectFrom('answer')
    .select(['id', 'text', 'written_by_name', 'written_by'])
    .where('conversation_id', '=', id)
    .where('state', 'in', ['queued', 'sending', 'sent', 'unknown'])
    .where('version', '>', input.version)
    .orderBy('written_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!latest || latest.id === input.despite || latest.written_by === ctx.actor.id) return
  throw refuse('answeredFirst', 409, {
    values: { who: latest.written_by_name },
    details: { answerId: latest.id, text: latest.text, writtenBy: latest.written_by_name, version },
  })
}

/** What came since the conversation was read goes on waiting: the answer was written without it. */
async function keepUnseen(ctx: Ctx, id: string, seen: number | undefined): Promise<void> {
  if (seen === undefined) return
  await ctx.db
    .updateTable('conversation_message')
    .set({ heard_at: unheardUntilNow(ctx) })
    .where('conversation_id', '=', id)
    .where('since_version', '>', seen)
    .execute()
}

function refuseImpossible(
  deps: ConversationDeps,
  ctx: Ctx,
  network: Network | undefined,
  limits: Limits | undefined,
  hasTarget: boolean,
  text: string,
): void {
  const reason =
    network?.manifest.capabilities.reply?.level !== 'native' ? 'noReply' : hasTarget ? null : 'nothing'
  if (reason)
    throw refuse('cannotReply', 422, {
      values: { reason: deps.words.say(ctx.workspace.locale, `conversations.reasons.${reason}`) ?? reason },
    })
  const limit = limits?.text?.reply
  const { over } = limit ? countText(limit, text) : { over: 0 }
  if (over > 0)
    throw refuse('tooLong', 422, { field: 'text', values: { over, network: network?.manifest.name ?? '' } })
}
