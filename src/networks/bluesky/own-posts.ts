import type { Client } from './client.ts'
import type { Cursor } from './cursor.ts'
import type { PostView } from './map.ts'

const lookEverySeconds = 30
const limit = 50

/** Our own posts and answers matter too: a teammate may have answered from a phone. Looked at twice a minute. */
export const ownPostsDue = (cursor: Cursor, now: Date): boolean =>
  cursor.ownLookedAt === '' || now.getTime() - Date.parse(cursor.ownLookedAt) >= lookEverySeconds * 1000

/** Our posts newer than those already seen, oldest first. */
export const getOwnPosts = async (
  client: Client,
  cursor: Cursor,
  now: Date,
): Promise<{ posts: PostView[]; cursor: Cursor }> => {
  const { feed } = await client.read((agent) =>
    agent.app.bsky.feed.getAuthorFeed({ actor: client.did, filter: 'posts_with_replies', limit }),
  )
  // Reposts stand in the same feed under their author's name.
  const posts = feed.map((entry) => entry.post).filter((post) => post.author.did === client.did)
  const fresh = posts.filter((post) => post.indexedAt > cursor.ownSeen)
  const ownSeen = [cursor.ownSeen, ...fresh.map((post) => post.indexedAt)].sort().at(-1) ?? cursor.ownSeen
  return { posts: fresh.toReversed(), cursor: { ...cursor, ownSeen, ownLookedAt: now.toISOString() } }
}
