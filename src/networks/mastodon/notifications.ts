import type { Client } from './client.ts'
import type { Seen } from './cursor.ts'
import { listOf, type NotificationEntity, notificationShape } from './entities.ts'
import { canQuote } from './settings.ts'

const pageSize = 30

/** Older and compatible servers do not know quotes, and some refuse a word they do not know. */
export const typesThatSpeak = (settings: Client['settings']): string[] =>
  canQuote(settings) ? ['mention', 'quote'] : ['mention']

export interface Page {
  entries: NotificationEntity[]
  /** The last entry, below which the next page begins. */
  last?: string
}

/** One page of those who speak to us, newest first. Favourites, boosts and follows are left out at the source. */
export const getNotifications = async (client: Client, below: string | undefined): Promise<Page> => {
  const { data: entries } = await client.get('/api/v1/notifications', listOf(notificationShape), {
    types: typesThatSpeak(client.settings),
    limit: pageSize,
    max_id: below,
  })
  const last = entries.at(-1)?.id
  return { entries, ...(last ? { last } : {}) }
}

export const seenIn = (entries: readonly NotificationEntity[]): Seen =>
  entries.map(({ id, status }) => [id, status.id, status.edited_at ?? ''])
