import type { PostView } from '../contract.ts'

export const groupIds = ['problems', 'next', 'drafts', 'published'] as const
export type GroupId = (typeof groupIds)[number]

const groupOf = (post: PostView): GroupId => {
  switch (post.state) {
    case 'failed':
    case 'unknown':
    case 'partly':
      return 'problems'
    case 'scheduled':
    case 'publishing':
      return 'next'
    case 'draft':
      return 'drafts'
    case 'published':
      return 'published'
  }
}

/** When a post left, else when it leaves, else when it was last written. ISO. */
export const momentOf = (post: PostView): string =>
  post.variants.flatMap((variant) => variant.publishedAt ?? []).sort()[0] ??
  post.scheduledAt ??
  post.updatedAt

/** What needs somebody first, then what leaves soonest, then drafts and published posts, the latest first. Empty groups are left out. */
export function groupPosts(posts: readonly PostView[]): { id: GroupId; posts: PostView[] }[] {
  return groupIds
    .map((id) => {
      const found = posts.filter((post) => groupOf(post) === id)
      const soonest = found.toSorted((one, other) => momentOf(one).localeCompare(momentOf(other)))
      return { id, posts: id === 'next' ? soonest : soonest.toReversed() }
    })
    .filter((group) => group.posts.length > 0)
}
