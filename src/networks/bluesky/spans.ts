import { z } from 'zod'
import type { TextSpan } from '../kit/index.ts'

const feature = z.union([
  z.object({ $type: z.literal('app.bsky.richtext.facet#link'), uri: z.string() }),
  z.object({ $type: z.literal('app.bsky.richtext.facet#mention'), did: z.string() }),
  z.object({ $type: z.literal('app.bsky.richtext.facet#tag'), tag: z.string() }),
])
const facet = z.object({
  index: z.object({ byteStart: z.int().min(0), byteEnd: z.int().min(0) }),
  features: z.array(z.unknown()),
})

/** UTF-16 offset of each UTF-8 byte offset that falls between two characters. */
const offsets = (text: string): Map<number, number> => {
  const map = new Map([[0, 0]])
  let bytes = 0
  let units = 0
  for (const character of text) {
    bytes += Buffer.byteLength(character)
    units += character.length
    map.set(bytes, units)
  }
  return map
}

/** Facets as spans: those that anybody could have written wrongly (out of range, inside a character) are left out. */
export const spansOf = (text: string, facets: unknown): TextSpan[] => {
  const list = z.array(z.unknown()).safeParse(facets).data ?? []
  if (list.length === 0) return []
  const at = offsets(text)
  const spans = list.flatMap((item): TextSpan[] => {
    const { data } = facet.safeParse(item)
    const start = data && at.get(data.index.byteStart)
    const end = data && at.get(data.index.byteEnd)
    if (start === undefined || end === undefined || start >= end) return []
    const known = data?.features.map((one) => feature.safeParse(one).data).find((one) => one !== undefined)
    if (!known) return []
    if ('uri' in known)
      return /^https?:\/\//i.test(known.uri) ? [{ start, end, kind: 'link', target: known.uri }] : []
    if ('tag' in known) return [{ start, end, kind: 'tag', target: known.tag }]
    return [{ start, end, kind: 'mention', target: text.slice(start, end).replace(/^@/, '') }]
  })
  spans.sort((a, b) => a.start - b.start)
  return spans.filter((span, index) => span.start >= (spans[index - 1]?.end ?? 0))
}
