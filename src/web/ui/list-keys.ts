import { singleKeysOn } from '../keyboard/single-keys.ts'

interface Pressed {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

/** What a key asks of a list of `count` rows standing on row `at`. Rows do not wrap: the end of a queue is a fact. */
export function rowAction(pressed: Pressed, at: number, count: number): 'open' | { row: number } | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || count === 0) return null
  const letters = singleKeysOn()
  const to = (row: number) => ({ row: Math.max(0, Math.min(row, count - 1)) })
  switch (pressed.key) {
    case 'ArrowDown':
      return to(at + 1)
    case 'ArrowUp':
      return to(at - 1)
    case 'PageDown':
      return to(at + 8)
    case 'PageUp':
      return to(at - 8)
    case 'Home':
      return to(0)
    case 'End':
      return to(count - 1)
    case 'Enter':
    case 'ArrowRight':
      return 'open'
    case 'j':
      return letters ? to(at + 1) : null
    case 'k':
      return letters ? to(at - 1) : null
    default:
      return null
  }
}
