import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import FileX from 'lucide-react/icons/file-x'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ask } from '../../web/queries.ts'
import { useWorkspace } from '../../web/session.ts'
import { EmptyState, LinkButton, Skeleton } from '../../web/ui/index.ts'
import { Editor } from './editor.tsx'
import { listPlace } from './places.ts'
import { PostPage } from './post-page.tsx'
import { useRefusalWords } from './refusal-words.ts'

const WALL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

interface Opened {
  /** The draft that the page was opened on; null when it was opened to write a new one. */
  first: string | null
  seen: string | null
  round: number
}

/** A new post keeps its editor when the address gains its draft, and gives it up when the address loses it (N pressed again). */
function follow(opened: Opened, draft: string | null): Opened {
  if (draft === opened.seen) return opened
  if (draft !== null && opened.seen === null) return { ...opened, seen: draft }
  return { first: draft, seen: draft, round: opened.round + 1 }
}

/** A new post, a draft, or a post on its way: whichever the address names. */
function Composer() {
  const { postId } = useParams({ strict: false })
  const search: Record<string, unknown> = useSearch({ strict: false })
  const draft = typeof search.draft === 'string' ? search.draft : null
  const at = typeof search.at === 'string' && WALL.test(search.at) ? search.at : ''
  const [opened, setOpened] = useState<Opened>({ first: draft, seen: draft, round: 0 })
  const now = follow(opened, draft)
  if (now !== opened) setOpened(now)
  const id = postId ?? now.first
  return id ? (
    <Existing key={id} id={id} at={at} />
  ) : (
    <Editor key={`new ${now.round}`} post={null} wantedAt={at} />
  )
}

function Existing({ id, at }: { id: string; at: string }) {
  const t = useTranslations('publishing')
  const words = useRefusalWords()
  const { slug } = useWorkspace()
  const { data, error } = useQuery(ask('/posts/{postId}', { params: { postId: id } }))
  if (data?.state === 'draft') return <Editor key={data.id} post={data} wantedAt={at} />
  if (data) return <PostPage post={data} />
  if (!error) return <Skeleton label={t('loadingOne')} rows={4} height={84} />
  const { message, help } = words(error)
  return (
    <EmptyState
      icon={FileX}
      title={message}
      action={<LinkButton {...listPlace(slug)}>{t('backToList')}</LinkButton>}
    >
      {help}
    </EmptyState>
  )
}

export { Composer as screen }
