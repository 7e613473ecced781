import type { Access, PostMetrics, Tools } from '../kit/index.ts'
import { openClient } from './client.ts'
import { getPosts } from './posts.ts'

/** Public counters; a deleted post is missing from the answer. Bluesky counts no views. */
export const metrics = async (
  access: Access,
  remoteIds: string[],
  tools: Tools,
): Promise<Map<string, PostMetrics>> => {
  const posts = await getPosts(openClient(access, tools), remoteIds)
  return new Map(
    [...posts].map(([uri, post]) => [
      uri,
      {
        likes: post.likeCount ?? null,
        replies: post.replyCount ?? null,
        shares: post.repostCount ?? null,
        quotes: post.quoteCount ?? null,
        views: null,
      },
    ]),
  )
}
