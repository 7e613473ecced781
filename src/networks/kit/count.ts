import type { TextLimit } from './manifest.ts'
import type { TextCount } from './network.ts'

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const encoder = new TextEncoder()
const links = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}»]/giu
const emoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u

/** Code points of weight 1 in twitter-text's configuration 3; all others, and any emoji, weigh 2. */
const light: readonly (readonly [number, number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
]

const graphemes = (text: string) => Array.from(segmenter.segment(text), (part) => part.segment)
const weightOf = (grapheme: string) => {
  if (emoji.test(grapheme)) return 2
  let weight = 0
  for (const character of grapheme.normalize('NFC')) {
    const point = character.codePointAt(0) ?? 0
    weight += light.some(([from, to]) => point >= from && point <= to) ? 1 : 2
  }
  return weight
}

const counters: Record<TextLimit['unit'], (text: string) => number> = {
  graphemes: (text) => graphemes(text).length,
  codePoints: (text) => Array.from(text).length,
  utf16: (text) => text.length,
  bytes: (text) => encoder.encode(text).length,
  weighted: (text) => graphemes(text).reduce((sum, grapheme) => sum + weightOf(grapheme), 0),
}

/** `@name@server`, not inside an address or a word. */
const fullMentions = /(?<![=/\p{L}\p{N}_])(@[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)@[\p{L}\p{N}_.-]*[\p{L}\p{N}_]/giu

const countUnits = (limit: TextLimit, text: string) => {
  const count = counters[limit.unit]
  const shorten = (words: string) => (limit.shortMentions ? words.replace(fullMentions, '$1') : words)
  if (limit.urlWeight === undefined) return count(shorten(text))
  const urls = text.match(links) ?? []
  return count(shorten(text.replace(links, ''))) + urls.length * limit.urlWeight
}

/**
 * Counts `text` as the network does, in the unit of `limit`. When only the ceiling in UTF-8 bytes is
 * exceeded, `count` and `max` are those bytes. Pure; the same code runs in the browser.
 */
export const countText = (limit: TextLimit, text: string): TextCount => {
  const count = countUnits(limit, text)
  const over = limit.max === null ? 0 : Math.max(0, count - limit.max)
  if (over === 0 && limit.maxBytes !== undefined) {
    const bytes = counters.bytes(text)
    if (bytes > limit.maxBytes) return { count: bytes, max: limit.maxBytes, over: bytes - limit.maxBytes }
  }
  return { count, max: limit.max, over }
}
