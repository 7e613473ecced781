import type { Client } from './client.ts'
import { latestShape, type Post } from './shapes.ts'

/** Ids in one page. Forums before 2024 give the messages among the next 50 ids instead of the next 50 messages. */
const pageSize = 50
/** Regular messages and those of moderators; not the traces of actions, nor the whispers between staff. */
const told = new Set([1, 2])

export interface Page {
  posts: Post[]
  /** Where the page before this one starts. */
  next: number
  oldestAt: string
}

/** One page of the messages of the whole forum that this member sees, newest first. */
export const getLatest = async (client: Client, before: number | undefined): Promise<Page> => {
  const { latest_posts: posts } = await client.get(
    '/posts.json',
    latestShape,
    before === undefined ? undefined : { before },
    { open: true },
  )
  const ids = posts.map((post) => post.id)
  const oldest = posts.find((post) => post.id === Math.min(...ids))
  const next = oldest?.id ?? (before === undefined ? 0 : before - pageSize)
  return {
    posts: posts.filter((post) => told.has(post.post_type)),
    // A page that does not move must not be asked for ever.
    next: before === undefined ? next : Math.min(next, before - 1),
    oldestAt: oldest?.created_at ?? '9999',
  }
}
