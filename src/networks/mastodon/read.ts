import type { Access, Incoming, ReadBatch, Tools } from '../kit/index.ts'
import { type Client, openClient } from './client.ts'
import { type Cursor, caughtUp, parseCursor, remember, type Seen } from './cursor.ts'
import { findDisappeared } from './disappeared.ts'
import type { NotificationEntity, Status } from './entities.ts'
import { isNewer } from './ids.ts'
import { messagesOf } from './messages.ts'
import { getNotifications, type Page, seenIn } from './notifications.ts'
import { getOwnStatuses, ownStatusesDue, seenOf } from './own-statuses.ts'

/** What is new among these: never seen, or edited since. */
const freshAmong = <T>(entries: readonly T[], seenNow: Seen, known: Seen): T[] => {
  const edits = new Map(known.map(([place, , edited]) => [place, edited]))
  return entries.filter((_, index) => {
    const [place, , edited] = seenNow[index] ?? ['', '', '']
    return edits.get(place) !== edited
  })
}

interface Looked {
  own: Status[]
  deleted: string[]
  cursor: Cursor
}

/** Only with the first page: what was taken away, and what we wrote elsewhere. */
const lookAround = async (client: Client, page: Page, from: Cursor, now: Date): Promise<Looked> => {
  const gone = await findDisappeared(client, seenIn(page.entries), from.known)
  let cursor: Cursor = { ...from, known: gone.known }
  if (!ownStatusesDue(from, now)) return { own: [], deleted: gone.deleted, cursor }
  const statuses = await getOwnStatuses(client)
  const present = seenOf(statuses)
  const ownGone = await findDisappeared(client, present, from.own)
  const own = freshAmong(statuses, present, from.own)
  cursor = { ...cursor, own: remember(ownGone.known, present), ownLookedAt: now.toISOString() }
  return { own, deleted: [...new Set([...gone.deleted, ...ownGone.deleted])], cursor }
}

/**
 * Page one is compared with what is remembered, down to its end: what came in late is there, between others. Further
 * down, all that is above the floor is new and nothing else; a first history, which has none, stops at its date.
 */
const isDue = ({ id, status }: NotificationEntity, { page, known, floor, since }: Cursor): boolean => {
  if (floor === '') return status.created_at >= since
  return page === undefined ? !isNewer(known.at(-1)?.[0] ?? '', id) : isNewer(id, floor)
}

/** More pages wait below this one. */
const goesOn = ({ entries, last }: Page, { floor, pagesLeft, since }: Cursor): boolean =>
  last !== undefined &&
  isNewer(last, floor) &&
  pagesLeft > 1 &&
  // Only a first history has no floor: it stops at its date.
  (floor !== '' || (entries.at(-1)?.status.created_at ?? '') >= since)

/**
 * One page of what is new. When nothing is, it costs one call. Catching up walks down from the newest notification to
 * the newest of last time, so that what comes in meanwhile is found by the next reading.
 */
export const read = async (access: Access, from: string | null, tools: Tools): Promise<ReadBatch> => {
  const client = openClient(access, tools)
  const now = tools.now()
  const start = parseCursor(from, now)
  const page = await getNotifications(client, start.page)
  const isFirst = start.page === undefined
  const looked = isFirst
    ? await lookAround(client, page, start, now)
    : { own: [], deleted: [], cursor: start }

  const present = seenIn(page.entries)
  const fresh = freshAmong(page.entries, present, start.known).filter((entry) => isDue(entry, start))
  const messages = await messagesOf(client, fresh, looked.own, now)

  const newest = page.entries[0]?.id ?? ''
  const top = isFirst && isNewer(newest, start.top) ? newest : looked.cursor.top
  const reached: Cursor = { ...looked.cursor, top, known: remember(looked.cursor.known, present) }
  const { last } = page
  const more = goesOn(page, start)
  const next = more && last ? { ...reached, page: last, pagesLeft: start.pagesLeft - 1 } : caughtUp(reached)
  const shown = new Set(messages.map(({ remoteId }) => remoteId))
  const events: Incoming[] = [
    ...messages.map((message): Incoming => ({ type: 'message', message })),
    ...looked.deleted
      .filter((id) => !shown.has(id))
      .map((remoteId): Incoming => ({ type: 'deleted', remoteId, at: now.toISOString() })),
  ]
  return { events, cursor: JSON.stringify(next), more }
}
