import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '../../web/api.ts'
import type { VerdictView } from '../contract.ts'
import { type DraftPost, inputOf } from './draft-post.ts'

const REST_MS = 250

/** What each chosen network would say, asked once typing rests: the server counts as the networks do. */
export function useVerdicts(workspace: string, draft: DraftPost) {
  const [asked, setAsked] = useState(draft)
  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(draft), REST_MS)
    return () => window.clearTimeout(timer)
  }, [draft])
  const body = inputOf(asked)
  const { data, isFetching } = useQuery({
    queryKey: ['verdicts', workspace, body],
    queryFn: () => api.post('/posts/verdicts', { body }),
    enabled: asked.variants.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 10_000,
  })
  const chosen = new Set(draft.variants.map((variant) => variant.channelId))
  const verdicts = new Map<string, VerdictView>(
    data?.verdicts.flatMap((verdict) =>
      chosen.has(verdict.channelId) ? [[verdict.channelId, verdict]] : [],
    ),
  )
  return {
    verdicts,
    /** True when every chosen channel has answered for the text as it is now. */
    current: asked === draft && !isFetching && verdicts.size === chosen.size,
    blocked: [...verdicts.values()].some((verdict) => verdict.level === 'blocking'),
  }
}
