import { z } from 'zod'

const words = z.string().catch('')
const maybe = z.string().nullish().catch(undefined)
const count = z.int().min(0).nullish().catch(undefined)
const id = z.string().min(1)

export const visibilities = ['public', 'unlisted', 'private', 'direct'] as const
export type Visibility = (typeof visibilities)[number]

export const accountShape = z.object({
  id,
  username: words,
  acct: words,
  display_name: words,
  url: maybe,
  avatar: maybe,
})
export type AccountEntity = z.infer<typeof accountShape>

/** The account that the token opens, with what only its owner may know. */
export const ownAccountShape = accountShape.extend({
  source: z.object({ privacy: z.enum(visibilities).catch('public') }).catch({ privacy: 'public' }),
})

const mention = z.object({ id: words, acct: words, url: words })

/** Whatever a server adds or forgets, a status with an id and an author can be read. */
export const statusShape = z.object({
  id,
  account: accountShape,
  created_at: words,
  edited_at: maybe,
  url: maybe,
  uri: maybe,
  content: words,
  spoiler_text: words,
  /** A word that we do not know is taken for "not everybody". */
  visibility: z.enum(visibilities).catch('private'),
  language: maybe,
  in_reply_to_id: maybe,
  in_reply_to_account_id: maybe,
  mentions: z.array(mention).catch([]),
  media_attachments: z.array(z.unknown()).catch([]),
  card: z.unknown().optional(),
  quote: z.unknown().optional(),
  poll: z.unknown().optional(),
  favourited: z.boolean().nullish().catch(undefined),
  favourites_count: count,
  replies_count: count,
  reblogs_count: count,
  quotes_count: count,
})
export type Status = z.infer<typeof statusShape>

export const notificationShape = z.object({ id, type: z.string(), status: statusShape })
export type NotificationEntity = z.infer<typeof notificationShape>

/** A list whose unreadable entries are left out: one strange post must not hide the others. */
export const listOf = <T>(shape: z.ZodType<T>) =>
  z.array(z.unknown()).transform((entries) =>
    entries.flatMap((entry) => {
      const { data } = shape.safeParse(entry)
      return data === undefined ? [] : [data]
    }),
  )

export const contextShape = z.object({ ancestors: listOf(statusShape) })
