export type MessageKind = 'post' | 'comment' | 'mention' | 'quote' | 'direct' | 'article'

/** Who wrote, as the network names them. */
export interface Author {
  remoteId: string
  handle: string
  name: string
  avatarUrl?: string
  url?: string
  /** The connected account itself: its posts never come back as somebody else's. */
  isUs: boolean
}

/** A place where people talk; `own` when the organisation hosts it. */
export interface SpaceRef {
  remoteId: string
  name: string
  kind: string
  hostingRole: 'own' | 'third-party'
}

/** A span of the text, in UTF-16 offsets, that leads somewhere. */
export interface TextSpan {
  start: number
  end: number
  kind: 'link' | 'mention' | 'tag'
  /** The address, the handle or the tag. */
  target: string
}

export interface Attachment {
  kind: 'image' | 'video' | 'link' | 'quote'
  url: string
  thumbnailUrl?: string
  alt?: string
  title?: string
}

/** One utterance as it comes from a network, in our types. Times are ISO 8601 UTC. */
export interface IncomingMessage {
  remoteId: string
  kind: MessageKind
  visibility: 'public' | 'private'
  /** The message it answers; it may come later than its child. */
  parentRemoteId?: string
  /** The message that opened the thread; absent when it is this one. */
  rootRemoteId?: string
  space?: SpaceRef
  author: Author
  text: string
  /** BCP 47, when the network says it. */
  language?: string
  spans: TextSpan[]
  attachments: Attachment[]
  sentAt: string
  editedAt?: string
  /** Where a person can see it. */
  url?: string
  /** `held`: kept from everybody until somebody approves it. Absent: shown. */
  status?: 'shown' | 'held'
  /** What the network needs to be answered; opaque to the rest of the house. */
  replyRef?: Record<string, unknown>
  /** How it concerns the brand: it expects us (a comment, a mention) or is context around it. */
  concerns: 'us' | 'context'
  /** Public counters; `null` means "the network does not say". */
  counts?: { likes: number | null; replies: number | null; shares: number | null }
}

export type Incoming =
  /** `restored`: deleted before, and the network shows it again. Without it, a message that comes late stays deleted. */
  | { type: 'message'; message: IncomingMessage; restored?: true }
  | { type: 'deleted'; remoteId: string; at: string }

/** One page of what arrived; `cursor` is opaque and stored once the page is stored. */
export interface ReadBatch {
  events: Incoming[]
  cursor: string
  /** More pages wait: read again at once. */
  more: boolean
}
