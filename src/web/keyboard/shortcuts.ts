import { comboOf, isSingleKey } from './combo.ts'
import { singleKeysOn } from './single-keys.ts'

export interface Shortcut {
  /** `Ctrl+K`, `e`, `?`, or two strokes: `g c`. */
  keys: string
  /** For the help dialog; without it the shortcut is not listed. */
  label?: string
  run: (event: KeyboardEvent) => void
}

const layers: (readonly Shortcut[])[] = []
const SEQUENCE_MS = 1_500
let prefix = ''
let prefixAt = 0

/** A field that takes letters, or a menu that reads them. */
const takesLetters = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    (target instanceof HTMLInputElement &&
      !['checkbox', 'radio', 'button', 'submit', 'file'].includes(target.type)) ||
    target.matches('textarea, select, [role="menu"] *, [role="combobox"]'))

const find = (keys: string): Shortcut | undefined =>
  layers
    .toReversed()
    .flat()
    .find((shortcut) => shortcut.keys === keys)

const startsSequence = (combo: string): boolean =>
  layers.flat().some((shortcut) => shortcut.keys.startsWith(`${combo} `))

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const combo = comboOf(event)
  if (isSingleKey(combo) && (takesLetters(event.target) || !singleKeysOn())) return
  // The rest of the page is inert under a dialog: so are its keys.
  if (document.querySelector('dialog[open]') && isSingleKey(combo)) return
  const chain = prefix && event.timeStamp - prefixAt < SEQUENCE_MS ? `${prefix} ${combo}` : combo
  prefix = ''
  const shortcut = find(chain)
  if (shortcut) {
    event.preventDefault()
    shortcut.run(event)
  } else if (startsSequence(combo)) {
    prefix = combo
    prefixAt = event.timeStamp
  }
}

/** Adds shortcuts above those already there; returns what takes them away. */
export function addShortcuts(shortcuts: readonly Shortcut[]): () => void {
  if (layers.length === 0) window.addEventListener('keydown', onKeyDown)
  layers.push(shortcuts)
  return () => {
    layers.splice(layers.indexOf(shortcuts), 1)
    if (layers.length === 0) window.removeEventListener('keydown', onKeyDown)
  }
}

/** What can be pressed now, the most particular first, each key once. */
export function shortcutsInForce(): Shortcut[] {
  const seen = new Set<string>()
  return layers
    .toReversed()
    .flat()
    .filter((shortcut) => shortcut.label && !seen.has(shortcut.keys) && seen.add(shortcut.keys))
}
