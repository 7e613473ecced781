import { useSyncExternalStore } from 'react'

const wide = window.matchMedia('(min-width: 1181px)')
const subscribe = (watcher: () => void): (() => void) => {
  wide.addEventListener('change', watcher)
  return () => wide.removeEventListener('change', watcher)
}

/** Whether there is room for the third pane; below, a button of the conversation's head opens it. */
export const useThreePanes = (): boolean => useSyncExternalStore(subscribe, () => wide.matches)
