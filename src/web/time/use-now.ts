import { useSyncExternalStore } from 'react'

const MINUTE = 60_000
const watchers = new Set<() => void>()
let now = Date.now()
let timer: number | undefined

const subscribe = (watcher: () => void): (() => void) => {
  watchers.add(watcher)
  timer ??= window.setInterval(() => {
    now = Date.now()
    for (const each of watchers) each()
  }, MINUTE)
  return () => {
    watchers.delete(watcher)
    if (watchers.size) return
    window.clearInterval(timer)
    timer = undefined
  }
}

/** Milliseconds since 1970, moved once a minute by one timer for the whole page. */
export const useNow = (): number =>
  useSyncExternalStore(subscribe, () => {
    const fresh = Date.now()
    if (fresh - now > MINUTE) now = fresh
    return now
  })
