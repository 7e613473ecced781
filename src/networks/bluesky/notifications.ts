import type { MessageKind } from '../kit/index.ts'
import type { Client } from './client.ts'

const kinds: Record<string, MessageKind> = { reply: 'comment', mention: 'mention', quote: 'quote' }
const pageSize = 50

export interface Notification {
  uri: string
  indexedAt: string
  kind: MessageKind
}

export interface Page {
  notifications: Notification[]
  /** The time of the oldest entry, whatever its reason. */
  oldest?: string
  next?: string
}

/** One page of those who speak to us, newest first. Likes, follows and reposts are left out at the source. */
export const getNotifications = async (client: Client, cursor: string | undefined): Promise<Page> => {
  const { notifications, cursor: next } = await client.read((agent) =>
    agent.app.bsky.notification.listNotifications({
      limit: pageSize,
      reasons: Object.keys(kinds),
      ...(cursor ? { cursor } : {}),
    }),
  )
  const oldest = notifications.at(-1)?.indexedAt
  const ours = notifications.flatMap(({ uri, indexedAt, reason }) => {
    const kind = kinds[reason]
    return kind ? [{ uri, indexedAt, kind }] : []
  })
  // A post that both answers and mentions us has two entries: the first one wins.
  const byUri = new Map(ours.toReversed().map((entry) => [entry.uri, entry]))
  return {
    notifications: [...byUri.values()].toReversed(),
    ...(oldest ? { oldest } : {}),
    ...(next ? { next } : {}),
  }
}
