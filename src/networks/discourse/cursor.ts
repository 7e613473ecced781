import { z } from 'zod'
import type { Post } from './shapes.ts'

/** Two pages of the forum, so that page one is always recognised whole. */
const remembered = 100
const rememberedTopics = 200
const historyDays = 30
/** Pages of 50 messages. */
const historyPages = 10
/** After a long silence as many pages as needed are read, within reason. */
const catchUpPages = 100

const shape = z.object({
  v: z.literal(1),
  /** The newest messages seen, newest first: id, version, topic and number in it. */
  known: z.array(z.tuple([z.int(), z.int(), z.int(), z.int()])),
  /** Ids told as deleted: when the forum shows one again, it was restored. */
  gone: z.array(z.int()),
  /** Nothing at or below this id is new. */
  floor: z.int(),
  /** Where the history of the first connection ends. */
  since: z.string(),
  /** Where catching up stands, and how many pages it may still take. */
  before: z.int().optional(),
  pagesLeft: z.int(),
  /** Topics whose first message has been told: topic, id of that message. */
  topics: z.array(z.tuple([z.int(), z.int()])),
  categories: z.array(z.tuple([z.int(), z.string()])),
  /** Private topics: topic, highest number and newest message told. */
  inbox: z.array(z.tuple([z.int(), z.int(), z.int()])),
  inboxLookedAt: z.string(),
})
export type Cursor = z.infer<typeof shape>

/** A cursor from a text; history starts again when there is none, or one that this version cannot read. */
export const parseCursor = (text: string | null, now: Date): Cursor => {
  const since = new Date(now.getTime() - historyDays * 86_400_000).toISOString()
  const start: Cursor = {
    v: 1,
    known: [],
    gone: [],
    floor: 0,
    since,
    pagesLeft: historyPages,
    topics: [],
    categories: [],
    inbox: [],
    inboxLookedAt: '',
  }
  if (text === null) return start
  try {
    return shape.parse(JSON.parse(text))
  } catch {
    return start
  }
}

/** Adds messages; the newest are kept, and those of the page being read, which may be asked for again. */
export const remember = (
  known: Cursor['known'],
  seen: readonly Post[],
  page: ReadonlySet<number>,
): Cursor['known'] => {
  const all = new Map(known.map((entry) => [entry[0], entry]))
  for (const post of seen) all.set(post.id, [post.id, post.version, post.topic_id, post.post_number])
  const newestFirst = [...all.values()].sort(([a], [b]) => b - a)
  return newestFirst.filter(([id], rank) => rank < remembered || page.has(id))
}

export const rememberTopics = (
  topics: Cursor['topics'],
  roots: ReadonlyMap<number, number>,
): Cursor['topics'] => {
  const before = topics.filter(([topic]) => !roots.has(topic))
  return [...before, ...roots].slice(-rememberedTopics)
}

/** The cursor once everything up to now has been read. */
export const caughtUp = ({ before: _, ...cursor }: Cursor): Cursor => ({
  ...cursor,
  // The oldest remembered: ids are given before they are committed, so one may come in behind the newest.
  floor: Math.max(cursor.floor, (cursor.known.at(-1)?.[0] ?? 1) - 1),
  pagesLeft: catchUpPages,
})
