/** What can be asked of a network. Names follow the capability record of docs/VOCABULARY.md. */
export const actions = [
  'publish',
  'thread',
  'quote',
  'edit',
  'delete_own',
  'reply',
  'like',
  'unlike',
  'hide',
  'unhide',
  'delete_other',
  'hold',
  'approve',
  'spam',
  'ban',
  'timeout',
  'disable_replies',
  'list_comments',
  'mentions',
  'stream',
  'search',
  'dm_read',
  'dm_send',
  'private_reply',
  'metrics_post',
  'metrics_account',
  'webhook',
  'poll',
] as const
export type Action = (typeof actions)[number]

/** `native`: the API does it. `manual`: Parvis prepares, the person does. `none`: nobody can. */
export type Level = 'native' | 'manual' | 'none'

/** A text in the two languages of the product; French first. */
export interface Localized {
  fr: string
  en: string
}

/** One fact of a network: what it can do, under which conditions, and where we learnt it. */
export interface Capability {
  level: Level
  /** The permission the account must have given. */
  scopeNeeded?: string
  /** The vendor's approval that is needed first. */
  review?: string
  /** Told before the click: side effects, limits a person feels. */
  constraints?: Localized
  reversible?: boolean
  depth?: 'any' | 'topLevelOnly'
  /** Hours during which the action stays possible after the person's last message. */
  windowAfterContactHours?: number
  /** ISO date at which the fact was last checked. */
  asOf: string
  /** The vendor page, or the server that was run. */
  source: string
}
