import { type ChannelRow, channelsById } from '../channels/index.ts'
import { type MessageRow, messagesById } from '../intake/index.ts'
import { type Action, limitsFor, type Network, remedies, uncertainRemedy } from '../networks/kit/index.ts'
import type { Ctx } from '../platform/context/index.ts'
import type { AnswerView, ConversationRow, ConversationView, MessageView } from './contract.ts'
import type { ConversationDeps } from './deps.ts'
import type { AnswerRecord, ConversationRecord, Thread } from './queries.ts'

const EXCERPT = 240

const authorView = (message: MessageRow): MessageView['author'] => ({
  name: message.author_name,
  handle: message.author_handle,
  avatarUrl: message.author_avatar_url,
  url: message.author_url,
  isUs: message.is_ours,
})

const nobody: MessageView['author'] = { name: '', handle: '', avatarUrl: null, url: null, isUs: false }

const channelRef = (
  deps: ConversationDeps,
  id: string,
  channel: ChannelRow | undefined,
): ConversationRow['channel'] => {
  const manifest = deps.networks.get(channel?.network ?? '')?.manifest
  return {
    id,
    network: channel?.network ?? '',
    networkName: manifest?.name ?? channel?.network ?? '',
    monogram: manifest?.monogram ?? '??',
    name: channel?.name ?? '',
  }
}

/** Cut between characters, never inside one. */
const excerptOf = (text: string): string =>
  text.length > EXCERPT ? `${[...text.slice(0, EXCERPT)].slice(0, -1).join('')}…` : text

function rowView(
  deps: ConversationDeps,
  row: ConversationRecord,
  channel: ChannelRow | undefined,
  shown: MessageRow | undefined,
): ConversationRow {
  return {
    id: row.id,
    state: row.state,
    channel: channelRef(deps, row.channel_id, channel),
    visibility: row.visibility,
    person: shown ? authorView(shown) : nobody,
    excerpt: excerptOf(shown?.deleted_at ? '' : (shown?.text ?? '')),
    language: shown?.language ?? null,
    kind: shown?.kind ?? 'comment',
    unread: row.state === 'open' && (row.read_at === null || row.read_at < row.last_message_at),
    waitingSince: row.waiting_since?.toISOString() ?? null,
    targetAt: row.target_at?.toISOString() ?? null,
    lastMessageAt: row.last_message_at.toISOString(),
    messageCount: row.message_count,
    assignee: row.assignee_id ? { id: row.assignee_id, name: row.assignee_name ?? '' } : null,
    version: row.version,
  }
}

/** Rows of a queue: three queries, however many rows. */
export async function conversationRows(
  deps: ConversationDeps,
  ctx: Ctx,
  rows: readonly ConversationRecord[],
): Promise<ConversationRow[]> {
  const channels = await channelsById(
    ctx,
    rows.map((row) => row.channel_id),
  )
  const shownIds = rows
    .map((row) => row.waiting_message_id ?? row.last_message_id)
    .filter((id) => id !== null)
  const messages = new Map((await messagesById(ctx, shownIds)).map((message) => [message.id, message]))
  return rows.map((row) =>
    rowView(
      deps,
      row,
      channels.get(row.channel_id),
      messages.get(row.waiting_message_id ?? row.last_message_id ?? ''),
    ),
  )
}

const messageView = (message: MessageRow, parentId: string | null): MessageView => ({
  id: message.id,
  parentId,
  kind: message.kind,
  visibility: message.visibility,
  author: authorView(message),
  text: message.deleted_at ? '' : message.text,
  language: message.language,
  spans: message.deleted_at ? [] : message.spans,
  attachments: message.attachments.map((one) => ({
    kind: one.kind,
    url: one.url,
    thumbnailUrl: one.thumbnailUrl ?? null,
    alt: one.alt ?? null,
    title: one.title ?? null,
  })),
  sentAt: message.sent_at.toISOString(),
  editedAt: message.edited_at?.toISOString() ?? null,
  deletedAt: message.deleted_at?.toISOString() ?? null,
  url: message.url,
  writtenBy: message.written_by,
  concerns: message.concerns,
  likes: message.likes,
  likedByUs: message.liked_by_us,
  hidden: message.hidden,
  status: message.status,
})

export function answerView(answer: AnswerRecord, ctx: Ctx): AnswerView {
  const { locale } = ctx.workspace
  const kind = answer.trouble?.kind
  return {
    id: answer.id,
    toMessageId: answer.to_message_id,
    text: answer.text,
    state: answer.state,
    writtenBy: answer.written_by_name,
    writtenAt: answer.written_at.toISOString(),
    trouble:
      answer.trouble && kind
        ? {
            message: answer.trouble.said,
            help: kind === 'uncertain' ? uncertainRemedy[locale] : remedies[kind][locale],
          }
        : null,
  }
}

function replyRules(
  deps: ConversationDeps,
  ctx: Ctx,
  row: ConversationRecord,
  channel: ChannelRow | undefined,
  network: Network | undefined,
  hasTarget: boolean,
) {
  const native = (action: Action) => network?.manifest.capabilities[action]?.level === 'native'
  const reason =
    !channel || channel.disconnected_at
      ? 'disconnected'
      : !native('reply')
        ? 'noReply'
        : !hasTarget
          ? 'nothing'
          : channel.cut_at
            ? 'cut'
            : null
  return {
    allowed: reason === null,
    reason: reason && (deps.words.say(ctx.workspace.locale, `conversations.reasons.${reason}`) ?? reason),
    limit: (network && channel && limitsFor(network, channel.settings).text?.reply) ?? null,
    toMessageId: row.waiting_message_id ?? row.last_message_id,
    canLike: native('like'),
    canHide: native('hide'),
    canApprove: native('approve'),
    canHold: native('hold'),
    canSpam: native('spam'),
    canDeleteOther: native('delete_other'),
    canDelete: native('delete_own'),
  }
}

/** A conversation as it is read: the post it hangs from, its messages in order, our answers still on their way. */
export async function conversationView(
  deps: ConversationDeps,
  ctx: Ctx,
  row: ConversationRecord,
  thread: Thread,
): Promise<ConversationView> {
  const channel = (await channelsById(ctx, [row.channel_id])).get(row.channel_id)
  const network = deps.networks.get(channel?.network ?? '')
  const byId = new Map(thread.messages.map((message) => [message.id, message]))
  const byRemoteId = new Map(thread.messages.map((message) => [message.remote_id, message.id]))
  const shown = byId.get(row.waiting_message_id ?? row.last_message_id ?? '')
  return {
    ...rowView(deps, row, channel, shown),
    messages: thread.messages.map((message) =>
      messageView(message, byRemoteId.get(message.parent_remote_id ?? '') ?? null),
    ),
    answers: thread.answers.map((answer) => answerView(answer, ctx)),
    omitted: thread.omitted,
    reply: replyRules(deps, ctx, row, channel, network, thread.messages.length > 0),
  }
}
