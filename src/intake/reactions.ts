import { type ChannelDeps, loadChannel } from '../channels/index.ts'
import type { Command, IncomingMessage } from '../networks/kit/index.ts'
import type { Ctx } from '../platform/context/index.ts'
import type { Reaction } from '../platform/facts/index.ts'
import { storeMessages } from './store-messages.ts'

/** A channel that can be read gets its place in the queue of readings. */
const followChannel = (deps: Pick<ChannelDeps, 'networks'>): Reaction => ({
  name: 'intake.follow-channel',
  on: ['channel.connected', 'channel.reconnected', 'channel.resumed', 'channel.mended'],
  async run(ctx, fact) {
    const channel = await findChannel(ctx, fact.subject)
    const network = deps.networks.get(channel?.network ?? '')
    // Reconnected while paused, or resumed while cut: it still waits for the other.
    if (!network?.read || channel?.paused_at || channel?.cut_at) return
    const now = ctx.clock.now()
    const due = {
      active: true,
      next_read_at: now,
      failures: 0,
      worker: null,
      lease_until: null,
      stream_not_before: now,
    }
    await ctx.db
      .insertInto('intake_source')
      .values({
        workspace_id: ctx.workspace.id,
        channel_id: fact.subject,
        network: network.manifest.id,
        ...due,
      })
      .onConflict((conflict) => conflict.columns(['workspace_id', 'channel_id']).doUpdateSet(due))
      .execute()
  },
})

const leaveChannel: Reaction = {
  name: 'intake.leave-channel',
  on: ['channel.cut', 'channel.paused', 'channel.disconnected'],
  async run(ctx, fact) {
    await ctx.db
      .updateTable('intake_source')
      .set({ active: false })
      .where('channel_id', '=', fact.subject)
      .execute()
  },
}

const findChannel = (ctx: Ctx, id: string) => loadChannel(ctx, id).catch(() => undefined)

/** What a sent delivery says of itself: see outbox/facts.ts. */
interface SentPayload {
  channelId: string
  command: Extract<Command, { action: 'publish' | 'reply' | 'quote' | 'thread' }>
  remoteId: string
  writtenBy: string
  url: string | null
  parts: { remoteId: string; url?: string }[] | null
  sentAt: string
}

/** What we wrote enters the thread at once; when the network gives it back, it is recognised by its remote id. */
const keepOurs: Reaction = {
  name: 'intake.keep-ours',
  on: ['delivery.sent'],
  async run(ctx, fact) {
    const payload = fact.payload as unknown as SentPayload
    if (!['publish', 'reply', 'quote', 'thread'].includes(payload.command.action)) return
    const channel = await findChannel(ctx, payload.channelId)
    if (!channel) return
    const messages = ourMessages(payload, {
      remoteId: channel.remote_id,
      handle: channel.handle,
      name: channel.name,
      isUs: true,
    })
    const written = { deliveryId: fact.subject, by: payload.writtenBy }
    await storeMessages(
      ctx,
      channel.id,
      messages.map((message) => ({ type: 'message' as const, message })),
      written,
    )
  },
}

function ourMessages(payload: SentPayload, author: IncomingMessage['author']): IncomingMessage[] {
  const { command } = payload
  const target = command.action === 'reply' ? command.target : undefined
  const parts = payload.parts ?? [{ remoteId: payload.remoteId, ...(payload.url && { url: payload.url }) }]
  const texts = command.action === 'thread' ? command.parts.map((part) => part.text) : [command.text]
  return parts.map((part, at) => {
    const parent = at > 0 ? parts[at - 1]?.remoteId : target?.remoteId
    const root = target ? (target.rootRemoteId ?? target.remoteId) : at > 0 ? parts[0]?.remoteId : undefined
    return {
      remoteId: part.remoteId,
      kind: target ? 'comment' : 'post',
      visibility: 'public',
      ...(parent && { parentRemoteId: parent }),
      ...(root && { rootRemoteId: root }),
      author,
      text: texts[at] ?? '',
      ...(command.language && { language: command.language }),
      spans: [],
      attachments: [],
      sentAt: payload.sentAt,
      ...(part.url && { url: part.url }),
      concerns: 'context',
    }
  })
}

export const intakeReactions = (deps: Pick<ChannelDeps, 'networks'>): Reaction[] => [
  followChannel(deps),
  leaveChannel,
  keepOurs,
]
