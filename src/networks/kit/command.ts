/** A picture to send. `read` gives its bytes, oriented and stripped of metadata. */
export interface OutgoingImage {
  mime: string
  width: number
  height: number
  bytes: number
  alt: string
  /** What a crop must keep: from -1 to 1, rightwards and upwards, the centre being 0, 0. */
  focus?: { x: number; y: number }
  read(): Promise<Uint8Array>
}

/** The message acted upon. */
export interface Target {
  remoteId: string
  rootRemoteId?: string
  replyRef?: Record<string, unknown>
}

/** How a post shows itself, where the network lets its author choose; the account's own way otherwise. */
export interface Presentation {
  visibility?: 'public' | 'unlisted' | 'followers'
  /** Said in place of the content until the reader asks for it. */
  contentWarning?: string
}

/** One action asked of a network. `key` is the same for every try of the same delivery. */
export type Command =
  | ({
      action: 'publish'
      key: string
      text: string
      language?: string
      images: OutgoingImage[]
      linkUrl?: string
    } & Presentation)
  | ({
      action: 'thread'
      key: string
      parts: { text: string; images: OutgoingImage[] }[]
      language?: string
    } & Presentation)
  | ({
      action: 'quote'
      key: string
      text: string
      language?: string
      images: OutgoingImage[]
      target: Target
    } & Presentation)
  | { action: 'reply'; key: string; text: string; language?: string; images: OutgoingImage[]; target: Target }
  | { action: 'like' | 'unlike' | 'hide' | 'unhide' | 'delete_own'; key: string; target: Target }
  | { action: ModerationAction; key: string; target: Target }

/**
 * What a host may do with somebody else's message: let it be seen, keep it back, call it unwanted, take it away. Each may
 * be asked twice with the effect of once.
 */
export const moderationActions = ['approve', 'hold', 'spam', 'delete_other'] as const
export type ModerationAction = (typeof moderationActions)[number]

export type CommandAction = Command['action']

/** What the network answered. `parts` holds every message of a thread, the first included. */
export interface Sent {
  remoteId: string
  url?: string
  parts?: { remoteId: string; url?: string }[]
}

/**
 * The answer to "did it happen?". `absent` is a promise: sending again cannot double it.
 * `unknown` sends the question to a person.
 */
export type Lookup = { found: Sent } | 'absent' | 'unknown'
