import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { api } from '../../web/api.ts'
import { ask } from '../../web/queries.ts'
import type { ConversationRow } from '../contract.ts'
import { mergePage, type QueuePage } from './merge-queue.ts'
import { QUEUE, type QueueData } from './queue-cache.ts'
import type { Filters } from './read-filters.ts'

const PAGE = 50
/** More than a page, so that rows which moved within it are seen. */
const REFRESH = 100

const readPage = (
  { queue, channel, text }: Filters,
  cursor: string | null,
  limit: number,
): Promise<QueuePage> =>
  api.get('/conversations', {
    query: { queue, limit, ...(channel && { channel }), ...(text && { text }), ...(cursor && { cursor }) },
  })

/**
 * One queue, page after page. Facts refresh the counts; the counts refresh the two ends of the queue, where rows come and go.
 * `isStill` says that the list must not move now: new rows above are then counted in `held` until `insert`.
 */
export function useQueue(filters: Filters, workspace: string, isStill: () => boolean) {
  const client = useQueryClient()
  const { queue, channel, text } = filters
  const key = useMemo(() => [QUEUE, workspace, queue, channel, text], [workspace, queue, channel, text])
  const [held, setHeld] = useState<ConversationRow[]>([])
  const counts = useQuery(ask('/conversations/counts'))
  const pages = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => readPage({ queue, channel, text }, pageParam, PAGE),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 5_000,
    refetchOnWindowFocus: false,
  })

  const refresh = useCallback(
    async (still: boolean) => {
      const data = client.getQueryData<QueueData>(key)
      if (!data) return
      const ends = [...new Set([0, data.pages.length - 1])]
      const fresh = await Promise.all(
        ends.map((at) => readPage({ queue, channel, text }, data.pageParams[at] ?? null, REFRESH)),
      )
      const now = client.getQueryData<QueueData>(key)
      if (!now || now.pages.length !== data.pages.length) return
      const merged = [...now.pages]
      const waiting: ConversationRow[] = []
      for (const [place, at] of ends.entries()) {
        const shown = merged[at]
        const read = fresh[place]
        if (!shown || !read) continue
        const elsewhere = new Set(
          merged.flatMap((page, other) => (other === at ? [] : page.conversations.map((row) => row.id))),
        )
        const { page, held: rows } = mergePage(shown, read, elsewhere, still)
        merged[at] = at === merged.length - 1 ? page : { ...page, next: shown.next }
        waiting.push(...rows)
      }
      client.setQueryData<QueueData>(key, { ...now, pages: merged })
      setHeld(waiting)
    },
    [client, key, queue, channel, text],
  )

  const seenAt = useRef(0)
  useEffect(() => {
    const first = seenAt.current === 0
    seenAt.current = counts.dataUpdatedAt
    if (!first && counts.dataUpdatedAt) void refresh(isStill()).catch(() => undefined)
  }, [counts.dataUpdatedAt, refresh, isStill])

  useEffect(() => {
    void key
    setHeld([])
  }, [key])

  return {
    rows: useMemo(() => pages.data?.pages.flatMap((page) => page.conversations) ?? [], [pages.data]),
    counts: counts.data,
    held,
    insert: () => void refresh(false),
    hasMore: pages.hasNextPage,
    loadingMore: pages.isFetchingNextPage,
    loadMore: () => void (pages.hasNextPage && !pages.isFetchingNextPage && pages.fetchNextPage()),
    loading: pages.isPending,
    error: pages.error,
    updatedAt: pages.dataUpdatedAt,
    retry: () => void pages.refetch(),
  }
}
