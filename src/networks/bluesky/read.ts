import type {
  Access,
  Account,
  Incoming,
  IncomingMessage,
  MessageKind,
  ReadBatch,
  Tools,
} from '../kit/index.ts'
import { type Client, openClient } from './client.ts'
import { type Cursor, caughtUp, parseCursor, remember } from './cursor.ts'
import { findDisappeared } from './disappeared.ts'
import { mapPost, type PostView, type View } from './map.ts'
import { getNotifications } from './notifications.ts'
import { getOwnPosts, ownPostsDue } from './own-posts.ts'
import { getContext, getPosts } from './posts.ts'

/** Context first and old before new, so that a parent mostly comes before its answers. */
const inOrder = (messages: IncomingMessage[]): Incoming[] =>
  messages
    .sort((a, b) => (a.sentAt < b.sentAt ? -1 : a.sentAt > b.sentAt ? 1 : 0))
    .map((message) => ({ type: 'message', message }))

/** The posts that speak to us, our own, and what is needed to understand both. */
const messagesOf = async (
  client: Client,
  account: Account,
  addressed: Map<string, MessageKind>,
  own: PostView[],
) => {
  const us = client.did
  const theirs = await getPosts(client, addressed.keys())
  const around = [...(await getContext(client, [...theirs.values(), ...own])).values(), ...own]
  const authors = [...around, ...theirs.values()].map(({ author }) => [author.did, author.handle] as const)
  const handles = new Map([[us, account.handle], ...authors])
  const messages = new Map<string, IncomingMessage>()
  for (const post of around) messages.set(post.uri, mapPost(post, { us, handles, concerns: 'context' }))
  for (const [uri, post] of theirs) {
    const kind = addressed.get(uri)
    const addressesUs = post.author.did !== us && kind !== undefined
    const view: View = addressesUs
      ? { us, handles, kind, concerns: 'us' }
      : { us, handles, concerns: 'context' }
    messages.set(uri, mapPost(post, view))
  }
  return inOrder([...messages.values()])
}

/**
 * One page of what is new. When nothing is, it costs one call; a page that holds anything unknown leads to the next
 * one, until a page is wholly known or older than the floor.
 */
export const read = async (access: Access, from: string | null, tools: Tools): Promise<ReadBatch> => {
  const client = openClient(access, tools)
  const now = tools.now()
  let cursor: Cursor = parseCursor(from, now)
  const isFirstPage = cursor.page === undefined
  const page = await getNotifications(client, cursor.page)

  const knownUris = new Set(cursor.known.map(([uri]) => uri))
  const fresh = page.notifications.filter((entry) => !knownUris.has(entry.uri))
  const disappeared = isFirstPage ? await findDisappeared(client, page, cursor.known, now) : undefined
  let own: PostView[] = []
  if (isFirstPage && ownPostsDue(cursor, now)) {
    const looked = await getOwnPosts(client, cursor, now)
    own = looked.posts
    cursor = looked.cursor
  }
  const wanted = fresh.filter((entry) => entry.indexedAt >= cursor.floor || isFirstPage)
  const messages = await messagesOf(
    client,
    access.account,
    new Map(wanted.map(({ uri, kind }) => [uri, kind])),
    own,
  )

  const pagesLeft = cursor.pagesLeft - 1
  const more =
    page.next !== undefined && fresh.length > 0 && (page.oldest ?? '') >= cursor.floor && pagesLeft > 0
  const known = disappeared?.known ?? cursor.known
  const found = remember(cursor.found, fresh)
  const reached: Cursor = { ...cursor, known, found }
  const next: Cursor = more ? { ...reached, page: page.next, pagesLeft } : caughtUp(reached)
  return { events: [...messages, ...(disappeared?.events ?? [])], cursor: JSON.stringify(next), more }
}
