export interface Toast {
  id: number
  message: string
  /** Takes back what was just done. */
  undo?: () => void
}

let current: Toast | null = null
let lastId = 0
const watchers = new Set<() => void>()

const set = (next: Toast | null): void => {
  current = next
  for (const watcher of watchers) watcher()
}

/** Says what was done, one line at a time: a new one takes the place of the former. */
export function showToast(message: string, undo?: () => void): void {
  lastId += 1
  set({ id: lastId, message, ...(undo && { undo }) })
}

export const dismissToast = (): void => set(null)

/** Z: takes back the last thing done, while its line is on screen. False when there is nothing to take back. */
export function undoLast(): boolean {
  const undo = current?.undo
  if (!undo) return false
  set(null)
  undo()
  return true
}

export const toastStore = {
  subscribe: (watcher: () => void): (() => void) => {
    watchers.add(watcher)
    return () => watchers.delete(watcher)
  },
  read: (): Toast | null => current,
}
