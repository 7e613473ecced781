import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { ConversationRow } from '../contract.ts'
import type { QueuePage } from './merge-queue.ts'

export type QueueData = InfiniteData<QueuePage, string | null>

/** Apart from the area `conversations`: a fact must not ask again for every page of a long queue (see use-queue.ts). */
export const QUEUE = 'conversation-queue'

const update = (client: QueryClient, change: (rows: ConversationRow[]) => ConversationRow[]): void => {
  client.setQueriesData<QueueData>(
    { queryKey: [QUEUE] },
    (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) => ({ ...page, conversations: change(page.conversations) })),
      },
  )
}

/** Brings one row up to date wherever it is shown. */
export const updateRow = (client: QueryClient, row: ConversationRow): void =>
  update(client, (rows) => rows.map((each) => (each.id === row.id ? { ...each, ...row } : each)))

/** Takes a conversation out of the queues on screen; returns what puts it back where it was. */
export function removeRow(client: QueryClient, id: string): () => void {
  const before = client.getQueriesData<QueueData>({ queryKey: [QUEUE] })
  update(client, (rows) => rows.filter((row) => row.id !== id))
  return () => {
    for (const [key, data] of before) client.setQueryData(key, data)
  }
}
