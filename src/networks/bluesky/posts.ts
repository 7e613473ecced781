import type { Client } from './client.ts'
import { type PostView, refsOf } from './map.ts'

/** The AppView takes at most 25 addresses a call. */
export const perCall = 25
/** How far up a branch is followed; a deeper parent comes when somebody answers it. */
const rounds = 6

/** The posts that still exist among these addresses, by address. */
export const getPosts = async (client: Client, uris: Iterable<string>): Promise<Map<string, PostView>> => {
  const wanted = [...new Set(uris)]
  const found = new Map<string, PostView>()
  for (let start = 0; start < wanted.length; start += perCall) {
    const part = wanted.slice(start, start + perCall)
    const { posts } = await client.read((agent) => agent.app.bsky.feed.getPosts({ uris: part }))
    for (const post of posts) found.set(post.uri, post)
  }
  return found
}

/** Roots and missing parents of `posts`, up the branches: what a person needs to read before answering. */
export const getContext = async (
  client: Client,
  posts: readonly PostView[],
): Promise<Map<string, PostView>> => {
  const have = new Set(posts.map((post) => post.uri))
  const context = new Map<string, PostView>()
  let latest: readonly PostView[] = posts
  for (let round = 0; round < rounds && latest.length > 0; round++) {
    const missing = latest.flatMap((post) => {
      const refs = refsOf(post)
      return refs ? [refs.root.uri, refs.parent.uri].filter((uri) => !have.has(uri)) : []
    })
    for (const uri of missing) have.add(uri)
    const found = await getPosts(client, missing)
    for (const [uri, post] of found) context.set(uri, post)
    latest = [...found.values()]
  }
  return context
}
