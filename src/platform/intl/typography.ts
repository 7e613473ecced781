const NARROW = '\u202f'
const NO_BREAK = '\u00a0'

/** French micro-typography (DESIGN §7), so that translators type plain `' " : ; ! ?`. Idempotent. */
const french = (text: string): string =>
  text
    .replace(/'/g, '’')
    .replace(/\.\.\./g, '…')
    .replace(/"([^"]*)"/g, `«${NO_BREAK}$1${NO_BREAK}»`)
    .replace(/«[ \u00a0\u202f]*/g, `«${NO_BREAK}`)
    .replace(/[ \u00a0\u202f]*»/g, `${NO_BREAK}»`)
    .replace(/[ \u00a0\u202f]+([;!?])/g, `${NARROW}$1`)
    .replace(/[ \u00a0\u202f]+:(?=\s|$)/g, `${NO_BREAK}:`)
    .replace(/(\d)[ \u00a0\u202f](?=\d{3}(?!\d))/g, `$1${NARROW}`)
    .replace(/(\d|\})[ \u202f](?=(?:%|€|h|min|s|j|Ko|Mo|Go|px|ms)(?![\p{L}]))/gu, `$1${NO_BREAK}`)
    .replace(/\b1er\b/g, '1ᵉʳ')

const english = (text: string): string =>
  text
    .replace(/\.\.\./g, '…')
    .replace(/(^|[\s(])"/g, '$1“')
    .replace(/"/g, '”')
    .replace(/(^|[\s(])'(?=\w)/g, '$1‘')
    .replace(/'/g, '’')

/** ICU arguments keep their quotes: an apostrophe there is syntax. */
const outsideArguments = (text: string, apply: (part: string) => string): string =>
  /[{}<]/.test(text)
    ? text
        .split(/(\{[^{}]*\}|<\/?\w+>)/)
        .map((part, at) => (at % 2 ? part : apply(part)))
        .join('')
    : apply(text)

/** Sets a text of ours for reading. Never for what people wrote, code, addresses or handles. */
export function typeset(locale: string, text: string): string {
  return outsideArguments(text, locale.startsWith('fr') ? french : english)
}

/** Sets every string of a message catalogue, leaving its shape as it is. */
export function typesetCatalogue<T>(locale: string, catalogue: T): T {
  if (typeof catalogue === 'string') return typeset(locale, catalogue) as T
  if (catalogue === null || typeof catalogue !== 'object') return catalogue
  return Object.fromEntries(
    Object.entries(catalogue).map(([key, value]) => [key, typesetCatalogue(locale, value)]),
  ) as T
}
