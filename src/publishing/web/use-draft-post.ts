import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { api } from '../../web/api.ts'
import { ApiError } from '../../web/api-error.ts'
import { ask } from '../../web/queries.ts'
import type { PostView } from '../contract.ts'
import { type Autosave, createAutosave, type SaveState } from './autosave.ts'
import { type DraftPost, draftOf, emptyDraft, inputOf, isEmpty } from './draft-post.ts'
import { localCopy } from './local-copy.ts'
import { newPostPlace } from './places.ts'

const WAIT_MS = 800
const RETRY_MS = 5_000
const mayPass = (error: unknown): boolean =>
  !(error instanceof ApiError) || error.status >= 500 || error.status === 429

interface Saving {
  state: SaveState
  error: unknown
  at: Date | null
}

/** A draft written here first, then on the server: `flush` before publishing gives the post as the server has it. */
export function useDraftPost(workspace: string, post: PostView | null) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const known = useRef<PostView | null>(post)
  const here = useRef(true)
  const [unsent] = useState(() => localCopy.read(workspace, post?.id ?? null))
  const [draft, setDraft] = useState<DraftPost>(unsent ?? (post ? draftOf(post) : emptyDraft))
  const latest = useRef(draft)
  const [saving, setSaving] = useState<Saving>({
    state: 'clean',
    error: null,
    at: post ? new Date(post.updatedAt) : null,
  })

  const save = async (wanted: DraftPost): Promise<void> => {
    const before = known.current
    if (!before && isEmpty(wanted)) return localCopy.forget(workspace, null)
    const now = before
      ? await api.patch('/posts/{postId}', {
          params: { postId: before.id },
          body: { ...inputOf(wanted), version: before.version },
        })
      : await api.post('/posts', { body: inputOf(wanted) })
    known.current = now
    localCopy.forget(workspace, before?.id ?? null)
    client.setQueryData(ask('/posts/{postId}', { params: { postId: now.id } }).queryKey, now)
    // The address of the draft, without leaving the page on which it is written; nor coming back to it once it was left.
    if (!before && here.current)
      void navigate({ ...newPostPlace(workspace, { draft: now.id }), replace: true })
  }
  const saveLatest = useEffectEvent(save)

  const autosave = useRef<Autosave<DraftPost>>(undefined)
  useEffect(() => {
    const made = createAutosave<DraftPost>({
      save: (wanted) => saveLatest(wanted),
      onState: (state, error) =>
        setSaving((was) => ({ state, error, at: state === 'clean' ? new Date() : was.at })),
      wait: WAIT_MS,
      retry: RETRY_MS,
      mayPass,
    })
    autosave.current = made
    here.current = true
    if (unsent) made.change(unsent)
    return () => {
      here.current = false
      made.stop()
      void made.flush().catch(() => undefined)
    }
  }, [unsent])

  const show = (next: DraftPost) => {
    latest.current = next
    setDraft(next)
  }
  const change = (update: (now: DraftPost) => DraftPost) => {
    const next = update(latest.current)
    if (next === latest.current) return
    show(next)
    localCopy.write(workspace, known.current?.id ?? null, next)
    autosave.current?.change(next)
  }

  /** After a 409: writes over the other's version, or takes it. */
  const settle = async (keep: 'mine' | 'theirs') => {
    const id = known.current?.id
    if (!id) return
    const now = await client.fetchQuery({
      ...ask('/posts/{postId}', { params: { postId: id } }),
      staleTime: 0,
    })
    known.current = now
    if (keep === 'mine') return autosave.current?.change(latest.current)
    localCopy.forget(workspace, id)
    show(draftOf(now))
    setSaving({ state: 'clean', error: null, at: new Date(now.updatedAt) })
  }

  return {
    draft,
    change,
    saving,
    settle,
    /** The post as saved, null while nothing was written. */
    flush: async (): Promise<PostView | null> => {
      await autosave.current?.flush()
      return known.current
    },
    forget: () => {
      autosave.current?.stop()
      localCopy.forget(workspace, known.current?.id ?? null)
    },
  }
}

export type DraftState = ReturnType<typeof useDraftPost>
