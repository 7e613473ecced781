import type { Access, Incoming, IncomingMessage, ReadBatch, Tools } from '../kit/index.ts'
import { nameCategories, spaceOf } from './categories.ts'
import { openClient } from './client.ts'
import { type Around, lookAround } from './context.ts'
import { type Cursor, caughtUp, parseCursor, remember, rememberTopics } from './cursor.ts'
import { findDisappeared } from './disappeared.ts'
import { readInbox } from './inbox.ts'
import { getLatest, type Page } from './latest.ts'
import { mapPost, type View } from './map.ts'
import { readSettings } from './settings.ts'
import { isGone, type Post } from './shapes.ts'

const rememberedGone = 50

/** Old before new, so that a parent mostly comes before its answers. */
const inOrder = (messages: IncomingMessage[]): IncomingMessage[] =>
  messages.sort((a, b) => (a.sentAt < b.sentAt ? -1 : a.sentAt > b.sentAt ? 1 : 0))

/** What this page holds that has not been told in this version. */
const sortOut = (cursor: Cursor, page: Page) => {
  const versions = new Map(cursor.known.map(([id, version]) => [id, version]))
  const news = page.posts.filter((post) =>
    versions.has(post.id) ? versions.get(post.id) !== post.version : post.id > cursor.floor,
  )
  const gone = news.filter(isGone)
  return {
    wanted: news.filter((post) => !isGone(post)),
    gone,
    deleted: gone.filter((post) => versions.has(post.id)).map((post) => post.id),
  }
}

const messagesOf = (around: Around, names: ReadonlyMap<number, string>, view: View): IncomingMessage[] => {
  const mapOne = (post: Post, isContext: boolean) => {
    const rootId = around.roots.get(post.topic_id)
    const parentId = around.parentOf(post)
    const space = spaceOf(post, names)
    return mapPost(post, {
      ...view,
      isContext,
      ...(rootId === undefined ? {} : { rootId }),
      ...(parentId === undefined ? {} : { parentId }),
      ...(space ? { space } : {}),
    })
  }
  return [
    ...around.context.filter((post) => !isGone(post)).map((post) => mapOne(post, true)),
    ...around.ready.map((post) => mapOne(post, false)),
  ]
}

/** Whether the page before this one may hold something new. */
const goesOn = (cursor: Cursor, page: Page, found: boolean) =>
  (found || page.posts.length === 0) &&
  page.next > cursor.floor &&
  page.oldestAt >= cursor.since &&
  cursor.pagesLeft > 1

/**
 * One page of what is new: the forum's newest messages, then older pages while they hold anything unknown. When nothing
 * is, it costs one call, and one more every half-minute for the private messages.
 */
export const read = async (access: Access, from: string | null, tools: Tools): Promise<ReadBatch> => {
  const client = openClient(access, tools)
  const { base, userId } = readSettings(access)
  const now = tools.now()
  const view: View = { base, us: { userId, username: client.username }, now }
  const cursor = parseCursor(from, now)
  const page = await getLatest(client, cursor.before)
  const { wanted, gone, deleted } = sortOut(cursor, page)
  const around = await lookAround(client, cursor, wanted, page.posts)
  const categories = await nameCategories(client, cursor.categories, [...wanted, ...around.context])
  const messages = messagesOf(around, new Map(categories), view)

  const isFirstPage = cursor.before === undefined
  const missing = isFirstPage
    ? await findDisappeared(client, page, cursor.known)
    : { deleted: [], settled: [] }
  const inbox = isFirstPage
    ? await readInbox(client, cursor, view)
    : { messages: [], inbox: cursor.inbox, inboxLookedAt: cursor.inboxLookedAt }

  const settled = new Set(missing.settled)
  const lost = [...deleted, ...missing.deleted]
  const restored = new Set(around.ready.map((post) => post.id).filter((id) => cursor.gone.includes(id)))
  const onPage = new Set(page.posts.map((post) => post.id))
  const isWhole = around.ready.length === wanted.length
  const reached: Cursor = {
    ...cursor,
    known: remember(cursor.known, [...around.ready, ...gone], onPage).filter(([id]) => !settled.has(id)),
    gone: [...cursor.gone.filter((id) => !restored.has(id)), ...lost].slice(-rememberedGone),
    topics: rememberTopics(cursor.topics, around.roots),
    categories,
    inbox: inbox.inbox,
    inboxLookedAt: inbox.inboxLookedAt,
  }
  const older = isWhole && goesOn(cursor, page, wanted.length > 0)
  const next: Cursor = older
    ? { ...reached, before: page.next, pagesLeft: cursor.pagesLeft - 1 }
    : isWhole
      ? caughtUp(reached)
      : reached
  const events: Incoming[] = [
    ...inOrder([...messages, ...inbox.messages]).map(
      (message): Incoming =>
        restored.has(Number(message.remoteId))
          ? { type: 'message', message, restored: true }
          : { type: 'message', message },
    ),
    ...lost.map((id): Incoming => ({ type: 'deleted', remoteId: String(id), at: now.toISOString() })),
  ]
  return { events, cursor: JSON.stringify(next), more: older || !isWhole }
}
