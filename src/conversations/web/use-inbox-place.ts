import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { type Filters, readFilters } from './read-filters.ts'

const searchOf = ({ queue, channel, text }: Filters) => ({
  ...(queue !== 'open' && { queue }),
  ...(channel && { channel }),
  ...(text && { text }),
})

/** The filters of the address, and how to go from one state of the screen to another. Every state has its own address. */
export function useInboxPlace() {
  const { workspace = '', conversationId } = useParams({ strict: false })
  const filters = readFilters(useSearch({ strict: false }))
  const navigate = useNavigate()

  const go = (id: string | null | undefined, wanted: Filters, replace: boolean) =>
    id
      ? navigate({
          to: '/w/$workspace/conversations/$conversationId',
          params: { workspace, conversationId: id },
          search: searchOf(wanted),
          replace,
        })
      : navigate({
          to: '/w/$workspace/conversations',
          params: { workspace },
          search: searchOf(wanted),
          replace,
        })

  return {
    workspace,
    conversationId: conversationId ?? null,
    filters,
    open: (id: string | null) => go(id, filters, false),
    /** Filters replace each other in the history: Back leaves the screen, not the last letter typed. */
    filter: (change: Partial<Filters>) => go(conversationId, { ...filters, ...change }, true),
  }
}
