import { z } from 'zod'
import { compareIds } from './ids.ts'

const historyDays = 30
/** Pages of history on first connect, 30 notifications each: the threads around them cost a call each. */
const historyPages = 5
/** After a long silence as many pages as needed are read, within reason: 3,000 notifications. */
const catchUpPages = 100
/** Two pages, so that page one is always recognised whole. */
const remembered = 60

/** What stands in a list: its place there, the status, and its last edit. */
const seen = z.array(z.tuple([z.string(), z.string(), z.string()]))
export type Seen = z.infer<typeof seen>

const shape = z.object({
  v: z.literal(1),
  /** The newest notifications seen, newest first. */
  known: seen,
  /** Catching up stops at this notification. */
  floor: z.string(),
  /** The newest one when catching up began: the next floor. */
  top: z.string(),
  /** History is not read further back than this. */
  since: z.string(),
  /** Where catching up stands, and how many pages it may still take. */
  page: z.string().optional(),
  pagesLeft: z.int(),
  /** The newest of our own statuses, and when we last looked. */
  own: seen,
  ownLookedAt: z.string(),
})
export type Cursor = z.infer<typeof shape>

/** A cursor from a text; history starts again when there is none, or one that this version cannot read. */
export const parseCursor = (text: string | null, now: Date): Cursor => {
  const since = new Date(now.getTime() - historyDays * 86_400_000).toISOString()
  const start: Cursor = {
    v: 1,
    known: [],
    floor: '',
    top: '',
    since,
    pagesLeft: historyPages,
    own: [],
    ownLookedAt: '',
  }
  if (text === null) return start
  try {
    return shape.parse(JSON.parse(text))
  } catch {
    return start
  }
}

/** Adds what was seen; the newest are kept, each with its last edit. */
export const remember = (known: Seen, more: Seen): Seen => {
  const all = new Map(known.map((entry) => [entry[0], entry]))
  for (const entry of more) all.set(entry[0], entry)
  return [...all.values()].sort((a, b) => compareIds(b[0], a[0])).slice(0, remembered)
}

/** The cursor once everything up to `top` has been read. */
export const caughtUp = ({ page: _, ...rest }: Cursor): Cursor => ({
  ...rest,
  floor: rest.top,
  pagesLeft: catchUpPages,
})
