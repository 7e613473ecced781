import { MARK, setMessageText } from './message-text.ts'

const NARROW = '\u202f'
const NO_BREAK = '\u00a0'
const space = `[ ${NO_BREAK}${NARROW}]`
const rule = (pattern: string) => new RegExp(pattern, 'gu')

/** In order: quotes before the spaces inside them, thousands before units. */
const frenchRules: readonly (readonly [RegExp, string])[] = [
  [/'/g, '’'],
  [/\.\.\./g, '…'],
  [/"([^"]*)"/g, '«$1»'],
  [rule(`«${space}*`), `«${NO_BREAK}`],
  [rule(`${space}*»`), `${NO_BREAK}»`],
  [rule(`${space}+([;!?])`), `${NARROW}$1`],
  [rule(`${space}+:(?=\\s|$)`), `${NO_BREAK}:`],
  [rule(`(\\d)${space}(?=\\d{3}(?!\\d))`), `$1${NARROW}`],
  [
    rule(`([\\d#${MARK}])${space}(?=(?:%|€|h|min|s|j|k|pts?|px|ms|[KMG]o|km|k?g|[mc]l)(?![\\p{L}]))`),
    `$1${NO_BREAK}`,
  ],
  [rule(`(?<!\\p{L})h${space}(?=\\d\\d(?!\\d))`), `h${NO_BREAK}`],
  [rule('(?<![\\p{L}\\d])1er(?!\\p{L})'), '1ᵉʳ'],
  [rule('(?<![\\p{L}\\d])(\\d+)e(?![\\p{L}\\d])'), '$1ᵉ'],
  [rule(`(^|[\\s(])-(?=\\d)`), '$1−'],
]

const englishRules: readonly (readonly [RegExp, string])[] = [
  [/\.\.\./g, '…'],
  [/(^|[\s(])"/g, '$1“'],
  [/"/g, '”'],
  [/(^|[\s(])'(?=\w)/g, '$1‘'],
  [/'/g, '’'],
]

/**
 * Sets a text of ours for reading (DESIGN §7), so that translators type plain `' " : ; ! ?`. Idempotent; the arguments of an ICU
 * message are left alone. Never for what people wrote, code, addresses or handles.
 */
export function typeset(locale: string, text: string): string {
  const rules = locale.startsWith('fr') ? frenchRules : englishRules
  return setMessageText(text, (part) =>
    rules.reduce((set, [pattern, replacement]) => set.replace(pattern, replacement), part),
  )
}

/** Sets every string of a message catalogue, leaving its shape as it is. */
export function typesetCatalogue<T>(locale: string, catalogue: T): T {
  if (typeof catalogue === 'string') return typeset(locale, catalogue) as T
  if (catalogue === null || typeof catalogue !== 'object') return catalogue
  return Object.fromEntries(
    Object.entries(catalogue).map(([key, value]) => [key, typesetCatalogue(locale, value)]),
  ) as T
}
