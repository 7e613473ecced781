import type { LucideIcon } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'

export interface Command {
  id: string
  label: string
  icon: LucideIcon
  keys?: string
  /** Other words that find it. */
  also?: string
  run: () => void
}

let pages: (readonly Command[])[] = []
const watchers = new Set<() => void>()
const set = (next: (readonly Command[])[]): void => {
  pages = next
  for (const watcher of watchers) watcher()
}
const subscribe = (watcher: () => void): (() => void) => {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Actions of the page on screen, first in the command palette. Keep the array stable (useMemo). */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => {
    set([...pages, commands])
    return () => set(pages.filter((each) => each !== commands))
  }, [commands])
}

export const usePageCommands = (): readonly Command[] => useSyncExternalStore(subscribe, () => pages).flat()

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’']/g, ' ').toLocaleLowerCase()

/** Every typed word must begin a word of the command; accents and case do not count. */
export function matches(command: Pick<Command, 'label' | 'also'>, typed: string): boolean {
  const words = plain(`${command.label} ${command.also ?? ''}`).split(/\s+/)
  return plain(typed)
    .split(/\s+/)
    .filter(Boolean)
    .every((wanted) => words.some((word) => word.startsWith(wanted)))
}
