import type { ConversationView } from '../contract.ts'

export type ReplyLimit = NonNullable<ConversationView['reply']['limit']>

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const encoder = new TextEncoder()
const LINKS = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}»]/giu
const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u

/** Code points that weigh one where signs are weighted; all others weigh two. */
const isLight = (point: number): boolean =>
  point <= 4351 ||
  (point >= 8192 && point <= 8205) ||
  (point >= 8208 && point <= 8223) ||
  (point >= 8242 && point <= 8247)

const weightOf = (grapheme: string): number =>
  EMOJI.test(grapheme)
    ? 2
    : Array.from(grapheme.normalize('NFC')).reduce(
        (sum, sign) => sum + (isLight(sign.codePointAt(0) ?? 0) ? 1 : 2),
        0,
      )

const graphemes = (text: string): string[] => Array.from(segmenter.segment(text), (part) => part.segment)

const counters: Record<ReplyLimit['unit'], (text: string) => number> = {
  graphemes: (text) => graphemes(text).length,
  codePoints: (text) => Array.from(text).length,
  utf16: (text) => text.length,
  bytes: (text) => encoder.encode(text).length,
  weighted: (text) => graphemes(text).reduce((sum, grapheme) => sum + weightOf(grapheme), 0),
}

const FULL_MENTIONS = /(?<![=/\p{L}\p{N}_])(@[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)@[\p{L}\p{N}_.-]*[\p{L}\p{N}_]/giu

const used = (limit: ReplyLimit, text: string): number => {
  const count = counters[limit.unit]
  const shorten = (words: string) => (limit.shortMentions ? words.replace(FULL_MENTIONS, '$1') : words)
  if (limit.urlWeight === undefined) return count(shorten(text))
  return count(shorten(text.replace(LINKS, ''))) + (text.match(LINKS)?.length ?? 0) * limit.urlWeight
}

export interface TextCount {
  used: number
  max: number | null
  fits: boolean
}

/** Counts an answer while it is typed, in the network's own unit. The server counts again before it sends. */
export function countText(limit: ReplyLimit | null, text: string): TextCount {
  if (!limit) return { used: graphemes(text).length, max: null, fits: true }
  const count = used(limit, text)
  if (limit.max !== null && count > limit.max) return { used: count, max: limit.max, fits: false }
  const bytes = limit.maxBytes === undefined ? 0 : counters.bytes(text)
  if (limit.maxBytes !== undefined && bytes > limit.maxBytes)
    return { used: bytes, max: limit.maxBytes, fits: false }
  return { used: count, max: limit.max, fits: true }
}
