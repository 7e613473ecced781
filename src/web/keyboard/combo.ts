export interface Stroke {
  key: string
  code: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

const NAMES: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  ' ': 'Space',
}

/**
 * The name of a stroke: `Ctrl+K`, `Ctrl+Shift+Enter`, `g`, `?`, `1`. Command counts as Ctrl. Digits are read by their place, so that
 * 1–5 work without Shift on AZERTY; a printed sign such as `?` is itself, whatever Shift it took.
 */
export function comboOf(stroke: Stroke): string {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(stroke.code)?.[1]
  const held = [(stroke.ctrlKey || stroke.metaKey) && 'Ctrl', stroke.altKey && 'Alt'].filter(Boolean)
  if (digit && !held.length) return digit
  const named = NAMES[stroke.key] ?? stroke.key
  const letter = named.length === 1
  if (stroke.shiftKey && (held.length || !letter)) held.push('Shift')
  return [
    ...held,
    letter && held.length ? named.toLocaleUpperCase() : letter ? named.toLocaleLowerCase() : named,
  ].join('+')
}

/** One sign with no modifier: WCAG 2.1.4 asks that it can be switched off and never acts in a field. */
export const isSingleKey = (combo: string): boolean => !combo.includes('+') && [...combo].length === 1
