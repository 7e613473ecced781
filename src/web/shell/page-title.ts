import { useEffect, useSyncExternalStore } from 'react'

let title = ''
const watchers = new Set<() => void>()

/** The title of the page for the browser's tab, its history, and the screen reader that follows a change of page. */
export function usePageTitle(words: string): void {
  useEffect(() => {
    title = words
    document.title = words ? `${words} — Parvis` : 'Parvis'
    for (const watcher of watchers) watcher()
  }, [words])
}

const subscribe = (watcher: () => void): (() => void) => {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}
export const useCurrentTitle = (): string => useSyncExternalStore(subscribe, () => title)
