import { z } from 'zod'

/** The published description calls some numbers strings: both are read. */
const looseInt = z.union([
  z.int(),
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
])

const post = z.object({
  id: z.int().positive(),
  topic_id: z.int().positive(),
  post_number: z.int().positive(),
  /** 1 regular, 2 moderator action, 3 small action, 4 whisper. */
  post_type: z.int().catch(1),
  user_id: z.int().nullish().catch(null),
  username: z.string().catch(''),
  name: z.string().nullish().catch(null),
  avatar_template: z.string().nullish().catch(null),
  cooked: z.string().catch(''),
  raw: z.string().optional().catch(undefined),
  created_at: z.string().catch(''),
  updated_at: z.string().catch(''),
  version: z.int().catch(1),
  reply_to_post_number: looseInt.nullish().catch(null),
  reply_count: z.int().nonnegative().nullish().catch(null),
  topic_slug: z.string().nullish().catch(null),
  topic_title: z.string().nullish().catch(null),
  category_id: z.int().nullish().catch(null),
  hidden: z.boolean().nullish().catch(null),
  user_deleted: z.boolean().nullish().catch(null),
  deleted_at: z.string().nullish().catch(null),
  actions_summary: z
    .array(z.object({ id: z.int(), count: z.int().nonnegative().nullish(), acted: z.boolean().nullish() }))
    .catch([]),
})
export type Post = z.infer<typeof post>
export const postShape = post

/** The messages of a list that can be read; one that cannot does not hide the others. */
const posts = z.array(z.unknown()).transform((list) => list.flatMap((one) => post.safeParse(one).data ?? []))

export const latestShape = z.object({ latest_posts: posts })

export const topicShape = z.object({
  id: z.int().positive(),
  title: z.string().catch(''),
  slug: z.string().nullish().catch(null),
  category_id: z.int().nullish().catch(null),
  highest_post_number: z.int().nonnegative(),
  post_stream: z.object({ posts, stream: z.array(z.int()).catch([]) }),
})
export type Topic = z.infer<typeof topicShape>

export const topicPostsShape = z.object({ post_stream: z.object({ posts }) })

const listed = z.object({
  id: z.int().positive(),
  highest_post_number: z.int().nonnegative(),
  last_posted_at: z.string().nullish().catch(null),
})
export const inboxShape = z.object({
  topic_list: z.object({
    topics: z.array(z.unknown()).transform((list) => list.flatMap((one) => listed.safeParse(one).data ?? [])),
  }),
})

const category = z.object({ id: z.int(), name: z.string().min(1), slug: z.string().catch('') })
export const siteShape = z.object({
  categories: z
    .array(z.unknown())
    .transform((list) => list.flatMap((one) => category.safeParse(one).data ?? [])),
})

/** A new message, or its place in the queue of those that a moderator must approve first. */
export const createdShape = z.union([
  z.object({
    id: z.int().positive(),
    topic_id: z.int(),
    topic_slug: z.string().nullish(),
    post_number: z.int(),
  }),
  z.object({
    action: z.literal('enqueued'),
    pending_post: z.object({ id: z.int() }).optional().catch(undefined),
  }),
])

export const pendingShape = z.object({
  pending_posts: z.array(
    z.object({
      id: z.int(),
      raw_text: z.string().catch(''),
      title: z.string().nullish().catch(null),
      topic_id: z.int().nullish().catch(null),
    }),
  ),
})

export const anything = z.looseObject({})
export const likeType = 2
export const isLiked = (one: Post): boolean =>
  one.actions_summary.some((action) => action.id === likeType && action.acted === true)
/** Whether its author, a moderator or the community has taken it away. */
export const isGone = (one: Post): boolean =>
  one.user_deleted === true || one.hidden === true || Boolean(one.deleted_at)
