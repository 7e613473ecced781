import { z } from 'zod'
import { type Article, digest } from './map.ts'

const shape = z.object({
  v: z.literal(1),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  /** Seen entries, the latest first: hash of the id, hash of the content, first sight when it has no date. */
  seen: z.array(z.tuple([z.string(), z.string(), z.string().nullable()])),
})
export type Cursor = z.infer<typeof shape>

export const parseCursor = (text: string | null): Cursor => {
  try {
    return shape.parse(JSON.parse(text ?? ''))
  } catch {
    return { v: 1, seen: [] }
  }
}

/** Entries come and go in a feed: more are remembered than it shows. */
const remembered = (shown: number) => Math.max(200, 2 * shown)

/** The articles that are new or changed since `cursor`, and the memory after them. */
export const whatIsNew = (
  articles: Article[],
  seen: Cursor['seen'],
  now: Date,
): { fresh: Article[]; seen: Cursor['seen'] } => {
  const before = new Map(seen.map((entry) => [entry[0], entry]))
  const shown: Cursor['seen'] = []
  const fresh = articles.flatMap((article): Article[] => {
    const id = digest(article.message.remoteId)
    const known = before.get(id)
    before.delete(id)
    const firstSeen = article.hasDate ? null : (known?.[2] ?? article.message.sentAt)
    shown.push([id, article.hash, firstSeen])
    if (known?.[1] === article.hash) return []
    const sentAt = firstSeen ?? article.message.sentAt
    const editedAt = known ? (article.message.editedAt ?? now.toISOString()) : article.message.editedAt
    return [{ ...article, message: { ...article.message, sentAt, ...(editedAt ? { editedAt } : {}) } }]
  })
  return { fresh, seen: [...shown, ...before.values()].slice(0, remembered(shown.length)) }
}
