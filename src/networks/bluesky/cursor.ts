import { z } from 'zod'

/** How many notifications are remembered: two pages, so that page one is always recognised whole. */
const remembered = 100
const historyDays = 30
/** Pages of history on first connect, 50 notifications each. */
const historyPages = 10

const seen = z.array(z.tuple([z.string(), z.string()]))
const shape = z.object({
  v: z.literal(1),
  /** The newest notifications seen, newest first: address and time. */
  known: seen,
  /** The newest among those found since catching up began; they join `known` when it ends. */
  found: seen,
  /** Catching up never goes further back than this. */
  floor: z.string(),
  /** Where catching up stands, and how many pages it may still take. */
  page: z.string().optional(),
  pagesLeft: z.int(),
  /** The newest of our own posts seen, and when we last looked. */
  ownSeen: z.string(),
  ownLookedAt: z.string(),
})
export type Cursor = z.infer<typeof shape>

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000).toISOString()

/** A cursor from a text; history starts again when there is none, or one that this version cannot read. */
export const parseCursor = (text: string | null, now: Date): Cursor => {
  const floor = daysBefore(now, historyDays)
  const start: Cursor = {
    v: 1,
    known: [],
    found: [],
    floor,
    pagesLeft: historyPages,
    ownSeen: floor,
    ownLookedAt: '',
  }
  if (text === null) return start
  try {
    return shape.parse(JSON.parse(text))
  } catch {
    return start
  }
}

/** After a long silence as many pages as needed are read, within reason: 5,000 notifications. */
const catchUpPages = 100

/** Adds notifications; only the newest are kept. */
export const remember = (
  known: Cursor['known'],
  seen: { uri: string; indexedAt: string }[],
): Cursor['known'] => {
  const all = new Map<string, string>(known)
  for (const { uri, indexedAt } of seen) all.set(uri, indexedAt)
  return [...all].sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0)).slice(0, remembered)
}

/** The cursor once everything up to now has been read. */
export const caughtUp = (cursor: Cursor): Cursor => {
  const { page: _, ...rest } = cursor
  const known = remember(
    cursor.known,
    cursor.found.map(([uri, indexedAt]) => ({ uri, indexedAt })),
  )
  const newest = known[0]?.[1]
  // Ten minutes below the newest: the AppView sorts by the author's clock, so a late one may come in behind.
  const floor = newest ? new Date(Date.parse(newest) - 600_000).toISOString() : cursor.floor
  return { ...rest, known, found: [], floor, pagesLeft: catchUpPages }
}
