import type { ConversationRow } from '../contract.ts'

export interface QueuePage {
  conversations: ConversationRow[]
  next: string | null
}

export interface MergedPage {
  page: QueuePage
  /** Rows that would push others down: shown when the person asks. */
  held: ConversationRow[]
}

/**
 * A page as it is now, laid over the same page as it was shown. Rows that both hold are brought up to date in place; rows that
 * left the queue go. A new row at the end is added; one that would land above a row in view is held back when `still`.
 */
export function mergePage(
  shown: QueuePage,
  fresh: QueuePage,
  elsewhere: ReadonlySet<string>,
  still: boolean,
): MergedPage {
  const news = fresh.conversations.filter((row) => !elsewhere.has(row.id))
  const known = new Set(shown.conversations.map((row) => row.id))
  const lastKnown = news.findLastIndex((row) => known.has(row.id))
  const held = still ? news.filter((row, at) => !known.has(row.id) && at < lastKnown) : []
  const heldIds = new Set(held.map((row) => row.id))
  return { page: { conversations: news.filter((row) => !heldIds.has(row.id)), next: fresh.next }, held }
}
