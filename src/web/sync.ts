import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { areasTouchedBy } from './sync-areas.ts'

/** `offline`: the browser has no network. `reconnecting`: the server does not answer. */
export type Connection = 'live' | 'connecting' | 'reconnecting' | 'offline'

let connection: Connection = 'connecting'
const watchers = new Set<() => void>()
const setConnection = (next: Connection): void => {
  if (next === connection) return
  connection = next
  for (const watcher of watchers) watcher()
}

/** Facts come in bursts: what they touch is asked once. */
const GATHER_MS = 150

function gatherer(client: QueryClient) {
  const touched = new Set<string>()
  let timer: number | undefined
  const flush = () => {
    timer = undefined
    for (const area of touched) void client.invalidateQueries({ queryKey: [area] })
    touched.clear()
  }
  return {
    touch(areas: readonly string[]) {
      for (const area of areas) touched.add(area)
      timer ??= window.setTimeout(flush, GATHER_MS)
    },
    stop: () => window.clearTimeout(timer),
  }
}

const typeOf = (data: string): string | null => {
  try {
    const fact: unknown = JSON.parse(data)
    return fact && typeof fact === 'object' && 'type' in fact && typeof fact.type === 'string'
      ? fact.type
      : null
  } catch {
    return null
  }
}

const REOPEN_MS = 3_000
/** The server ends its streams now and then: a line that is back at once is not worth a word. */
const SAY_AFTER_MS = 4_000

function follow(slug: string, client: QueryClient): () => void {
  const gathered = gatherer(client)
  let source: EventSource | undefined
  let reopening: number | undefined
  let saying: number | undefined
  let everOpened = false

  const open = () => {
    source = new EventSource(`/api/v1/events?workspace=${encodeURIComponent(slug)}`)
    source.addEventListener('open', () => {
      window.clearTimeout(saying)
      saying = undefined
      // After a cut longer than the server's memory, facts may be missing: what is on screen is asked again.
      if (everOpened && connection !== 'live') void client.invalidateQueries()
      everOpened = true
      setConnection('live')
    })
    source.addEventListener('fact', (event) => {
      const type = typeOf(event.data)
      if (type) gathered.touch(areasTouchedBy(type))
    })
    // More was missed than the server tells one by one.
    source.addEventListener('reload', () => void client.invalidateQueries())
    source.addEventListener('error', () => {
      if (!navigator.onLine) setConnection('offline')
      else saying ??= window.setTimeout(() => setConnection('reconnecting'), SAY_AFTER_MS)
      // The browser resumes by itself with Last-Event-ID, except when the server answered with an error.
      if (source?.readyState === EventSource.CLOSED) reopening = window.setTimeout(open, REOPEN_MS)
    })
  }
  const onOffline = () => setConnection('offline')
  const onOnline = () => setConnection('reconnecting')
  window.addEventListener('offline', onOffline)
  window.addEventListener('online', onOnline)
  open()

  return () => {
    window.removeEventListener('offline', onOffline)
    window.removeEventListener('online', onOnline)
    window.clearTimeout(reopening)
    window.clearTimeout(saying)
    gathered.stop()
    source?.close()
    connection = 'connecting'
  }
}

/** Keeps the screen in step with the workspace, once, in the shell. */
export function useSync(slug: string): void {
  const client = useQueryClient()
  useEffect(() => follow(slug, client), [slug, client])
}

const subscribe = (watcher: () => void): (() => void) => {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}
export const useConnection = (): Connection => useSyncExternalStore(subscribe, () => connection)
