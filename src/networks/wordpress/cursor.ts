import { z } from 'zod'

/** Comments remembered, and read again for what became of them. */
export const remembered = 300
const historyDays = 30
const historyPages = 10
/** After a long silence as many pages as needed are read, within reason: 10,000 comments. */
const catchUpPages = 100

/** What stands for a comment that is in the spam or in the trash. */
export const gone = '-'

const shape = z.object({
  v: z.literal(1),
  /** Comments met, the newest first: number, and a mark of what a reader sees. */
  seen: z.array(z.tuple([z.int(), z.string()])),
  /** Everything up to this number has been met. */
  top: z.int(),
  /** Catching up never goes further back than this. */
  floor: z.string(),
  /** Under way: where it stands, what `top` will be, how many pages it may still take. */
  catchUp: z.object({ offset: z.int(), top: z.int(), pagesLeft: z.int() }).optional(),
  /** Older pages are read again in turn. */
  sweep: z.object({ offset: z.int(), at: z.string() }),
  /** The latest change of an article that was seen, and when we last looked. */
  articles: z.object({ changed: z.string(), at: z.string() }),
})
export type Cursor = z.infer<typeof shape>

/** A cursor from a text; history starts again when there is none, or one that this version cannot read. */
export const parseCursor = (text: string | null, now: Date): Cursor => {
  const floor = new Date(now.getTime() - historyDays * 86_400_000).toISOString()
  try {
    return shape.parse(JSON.parse(text ?? ''))
  } catch {
    return {
      v: 1,
      seen: [],
      top: 0,
      floor,
      sweep: { offset: 0, at: now.toISOString() },
      articles: { changed: floor, at: '' },
    }
  }
}

/** Adds what was met; only the highest numbers are kept. */
export const remember = (
  seen: Cursor['seen'],
  met: Iterable<readonly [number, string]>,
  forget: ReadonlySet<number>,
): Cursor['seen'] => {
  const all = new Map<number, string>(seen)
  for (const [id, mark] of met) all.set(id, mark)
  return [...all]
    .filter(([id]) => !forget.has(id))
    .sort(([a], [b]) => b - a)
    .slice(0, remembered)
}

export interface Met {
  offset: number
  /** Numbers of the page, the highest first. */
  ids: number[]
  oldest: string
  isLast: boolean
}

/** Pages overlap by this many: what is deleted between two calls moves the rest up. */
export const overlap = 10

/** Where catching up stands after a page: finished, or at the next one. */
export const caughtUpBy = (cursor: Cursor, page: Met): Pick<Cursor, 'top' | 'catchUp'> => {
  const top = Math.max(cursor.catchUp?.top ?? cursor.top, page.offset === 0 ? (page.ids[0] ?? 0) : 0)
  const first = cursor.top === 0
  const pagesLeft = (cursor.catchUp?.pagesLeft ?? (first ? historyPages : catchUpPages)) - 1
  const reached = (page.ids.at(-1) ?? 0) <= cursor.top || page.isLast
  const tooOld = first && page.oldest < cursor.floor
  if (reached || tooOld || pagesLeft <= 0) return { top }
  return { top: cursor.top, catchUp: { offset: page.offset + page.ids.length - overlap, top, pagesLeft } }
}
