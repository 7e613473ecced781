import { z } from 'zod'

const id = z.int()
export const userShape = z.object({
  id,
  is_bot: z.boolean().catch(false),
  first_name: z.string().catch(''),
  last_name: z.string().optional().catch(undefined),
  username: z.string().optional().catch(undefined),
  language_code: z.string().optional().catch(undefined),
})
export type User = z.infer<typeof userShape>

export const chatShape = z.object({
  id,
  type: z.enum(['private', 'group', 'supergroup', 'channel']),
  title: z.string().optional().catch(undefined),
  username: z.string().optional().catch(undefined),
})
export type Chat = z.infer<typeof chatShape>

const entity = z.object({
  type: z.string(),
  offset: z.int().nonnegative(),
  length: z.int().positive(),
  url: z.string().optional().catch(undefined),
})
export type Entity = z.infer<typeof entity>
const entities = z
  .array(z.unknown())
  .transform((list) => list.flatMap((one) => entity.safeParse(one).data ?? []))
  .catch([])

export const messageShape = z.object({
  message_id: id.positive(),
  message_thread_id: id.positive().optional().catch(undefined),
  chat: chatShape,
  from: userShape.optional().catch(undefined),
  sender_chat: chatShape.optional().catch(undefined),
  date: z.int().nonnegative(),
  edit_date: z.int().nonnegative().optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  caption: z.string().optional().catch(undefined),
  entities,
  caption_entities: entities,
  is_automatic_forward: z.boolean().catch(false),
  reply_to_message: z.object({ message_id: id.positive() }).optional().catch(undefined),
  photo: z.unknown().optional(),
  video: z.unknown().optional(),
  animation: z.unknown().optional(),
  voice: z.unknown().optional(),
  audio: z.unknown().optional(),
  document: z.unknown().optional(),
  location: z.unknown().optional(),
  sticker: z.object({ emoji: z.string().optional() }).optional().catch(undefined),
  poll: z.object({ question: z.string() }).optional().catch(undefined),
})
export type Message = z.infer<typeof messageShape>

/** The four kinds of news that bring a message, in the order asked for. */
export const newsKinds = ['message', 'edited_message', 'channel_post', 'edited_channel_post'] as const

const update = z.looseObject({ update_id: z.int() })
export const updatesShape = z.array(update)
export type Update = z.infer<typeof update>

export const messageOf = (one: Update): Message | undefined => {
  for (const kind of newsKinds) {
    const { data } = messageShape.safeParse(one[kind])
    if (data) return data
  }
  return undefined
}
