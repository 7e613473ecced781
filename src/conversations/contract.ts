import { z } from 'zod'
import { contract } from '../platform/http/contract.ts'

/** `open`: they wait for us. `waiting`: we wait for them. `closed`: nothing left to do. */
export const conversationState = z.enum(['open', 'waiting', 'closed'])
export type ConversationState = z.output<typeof conversationState>

const author = z.object({
  name: z.string(),
  handle: z.string(),
  avatarUrl: z.string().nullable(),
  url: z.string().nullable(),
  isUs: z.boolean(),
})

const channelRef = z.object({
  id: z.uuid(),
  network: z.string(),
  networkName: z.string(),
  monogram: z.string(),
  name: z.string(),
})

export const conversationRow = z.object({
  id: z.uuid(),
  state: conversationState,
  channel: channelRef,
  visibility: z.enum(['public', 'private']),
  /** Who waits: the author of the oldest unanswered message. */
  person: author,
  /** The first 240 characters of the message that waits, as typed by its author. */
  excerpt: z.string(),
  language: z.string().nullable(),
  kind: z.string(),
  unread: z.boolean(),
  /** Since when they wait, ISO; null when nobody does. */
  waitingSince: z.string().nullable(),
  /** When the answer is due, ISO. */
  targetAt: z.string().nullable(),
  lastMessageAt: z.string(),
  messageCount: z.number().int(),
  assignee: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** Increases at each change: send it back to detect that somebody acted first. */
  version: z.number().int(),
})
export type ConversationRow = z.output<typeof conversationRow>

export const messageView = z.object({
  id: z.uuid(),
  parentId: z.uuid().nullable(),
  kind: z.string(),
  visibility: z.enum(['public', 'private']),
  author,
  /** Shown as typed. */
  text: z.string(),
  language: z.string().nullable(),
  spans: z.array(
    z.object({
      start: z.number(),
      end: z.number(),
      kind: z.enum(['link', 'mention', 'tag']),
      target: z.string(),
    }),
  ),
  attachments: z.array(
    z.object({
      kind: z.enum(['image', 'video', 'link', 'quote']),
      url: z.string(),
      thumbnailUrl: z.string().nullable(),
      alt: z.string().nullable(),
      title: z.string().nullable(),
    }),
  ),
  sentAt: z.string(),
  editedAt: z.string().nullable(),
  deletedAt: z.string().nullable(),
  url: z.string().nullable(),
  /** The teammate who wrote it here, for our own messages. */
  writtenBy: z.string().nullable(),
  /** `context`: around the conversation, asks nothing of us. */
  concerns: z.enum(['us', 'context']),
  likes: z.number().nullable(),
  likedByUs: z.boolean(),
  hidden: z.boolean(),
  /** `held`: nobody sees it on the network until somebody approves it. */
  status: z.enum(['shown', 'held']),
})
export type MessageView = z.output<typeof messageView>

/** What became of an answer that we sent from here. */
export const answerState = z.enum(['queued', 'sending', 'sent', 'rejected', 'unknown', 'cancelled'])
export const answerView = z.object({
  id: z.uuid(),
  toMessageId: z.uuid(),
  text: z.string(),
  state: answerState,
  writtenBy: z.string(),
  writtenAt: z.string(),
  /** What went wrong and what to do, in the reader's language. */
  trouble: z.object({ message: z.string(), help: z.string() }).nullable(),
})
export type AnswerView = z.output<typeof answerView>

export const conversationView = conversationRow.extend({
  messages: z.array(messageView),
  /** Answers that are not (yet) on the network. */
  answers: z.array(answerView),
  /** Messages left out because the thread is longer than 500. */
  omitted: z.number().int(),
  reply: z.object({
    allowed: z.boolean(),
    /** Why not, when it is not. */
    reason: z.string().nullable(),
    limit: z
      .object({
        max: z.number().nullable(),
        unit: z.enum(['graphemes', 'codePoints', 'utf16', 'bytes', 'weighted']),
        maxBytes: z.number().optional(),
        urlWeight: z.number().optional(),
        shortMentions: z.boolean().optional(),
      })
      .nullable(),
    /** The message an answer goes to unless another is chosen. */
    toMessageId: z.uuid().nullable(),
    canLike: z.boolean(),
    canHide: z.boolean(),
    /** What the host of the place may decide about a message of theirs. */
    canApprove: z.boolean(),
    canHold: z.boolean(),
    canSpam: z.boolean(),
    canDeleteOther: z.boolean(),
    /** The network can take an answer back once sent. */
    canDelete: z.boolean(),
  }),
})
export type ConversationView = z.output<typeof conversationView>

const conversationId = z.object({ conversationId: z.uuid() })
const version = z.object({ version: z.number().int().optional() })

/** The API of the inbox. Lists are sorted by waiting time, the longest first. */
export const conversationRoutes = {
  list: contract({
    method: 'get',
    path: '/conversations',
    summary: 'Conversations of one queue, the longest wait first',
    query: z.object({
      queue: z.enum(['open', 'mine', 'waiting', 'closed']).default('open'),
      channel: z.uuid().optional(),
      network: z.string().max(40).optional(),
      text: z.string().max(200).optional(),
      cursor: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    output: z.object({ conversations: z.array(conversationRow), next: z.string().nullable() }),
  }),
  counts: contract({
    method: 'get',
    path: '/conversations/counts',
    summary: 'How many conversations each queue holds',
    output: z.object({
      open: z.number().int(),
      mine: z.number().int(),
      waiting: z.number().int(),
      closed: z.number().int(),
      overdue: z.number().int(),
    }),
  }),
  show: contract({
    method: 'get',
    path: '/conversations/{conversationId}',
    summary: 'One conversation with its messages',
    params: conversationId,
    output: conversationView,
  }),
  reply: contract({
    method: 'post',
    path: '/conversations/{conversationId}/reply',
    summary: 'Answer; 409 when somebody answered since `version` and `despite` is not given',
    params: conversationId,
    body: z.object({
      text: z.string().min(1).max(70_000),
      toMessageId: z.uuid().optional(),
      /** Close once it is sent. */
      close: z.boolean().default(false),
      version: z.number().int().optional(),
      /** The answer of a teammate that was seen and is sent beside knowingly. */
      despite: z.uuid().optional(),
      /** The same key for the same answer: a repeated request does not answer twice. */
      requestKey: z.string().min(8).max(80),
    }),
    output: answerView,
    status: 202,
  }),
  retryAnswer: contract({
    method: 'post',
    path: '/conversations/{conversationId}/answers/{answerId}/resolve',
    summary: 'Say what became of an unknown or refused answer, or take back one not yet sent',
    params: conversationId.extend({ answerId: z.uuid() }),
    body: z.object({ outcome: z.enum(['retry', 'sent', 'drop', 'cancel']) }),
    output: answerView,
  }),
  close: contract({
    method: 'post',
    path: '/conversations/{conversationId}/close',
    summary: 'Nothing left to do here',
    params: conversationId,
    body: version,
    output: conversationRow,
  }),
  reopen: contract({
    method: 'post',
    path: '/conversations/{conversationId}/reopen',
    summary: 'Put back in the queue it came from',
    params: conversationId,
    body: version,
    output: conversationRow,
  }),
  assign: contract({
    method: 'post',
    path: '/conversations/{conversationId}/assign',
    summary: 'Give to a teammate, or to nobody',
    params: conversationId,
    body: z.object({ assigneeId: z.uuid().nullable(), version: z.number().int().optional() }),
    output: conversationRow,
  }),
  markRead: contract({
    method: 'post',
    path: '/conversations/{conversationId}/read',
    summary: 'Seen by the team',
    params: conversationId,
    output: conversationRow,
  }),
  like: contract({
    method: 'post',
    path: '/conversations/{conversationId}/messages/{messageId}/like',
    summary: 'Like a message, or take the like back',
    params: conversationId.extend({ messageId: z.uuid() }),
    body: z.object({ liked: z.boolean() }),
    output: z.object({ queued: z.literal(true) }),
    status: 202,
  }),
  picture: contract({
    method: 'get',
    path: '/messages/{messageId}/picture',
    summary: 'A picture that a member attached, redrawn by the server',
    params: z.object({ messageId: z.uuid() }),
    /** Its place among the attachments. */
    query: z.object({ at: z.coerce.number().int().min(0).max(50).default(0) }),
    output: null,
  }),
  hide: contract({
    method: 'post',
    path: '/conversations/{conversationId}/messages/{messageId}/hide',
    summary: 'Hide a reply under our post, or show it again',
    params: conversationId.extend({ messageId: z.uuid() }),
    body: z.object({ hidden: z.boolean() }),
    output: z.object({ queued: z.literal(true) }),
    status: 202,
  }),
  moderate: contract({
    method: 'post',
    path: '/conversations/{conversationId}/messages/{messageId}/moderate',
    summary: 'Let a message be seen, keep it back, call it unwanted, or put it in the trash',
    params: conversationId.extend({ messageId: z.uuid() }),
    body: z.object({ action: z.enum(['approve', 'hold', 'spam', 'delete_other']) }),
    output: z.object({ queued: z.literal(true) }),
    status: 202,
  }),
} as const
