import { createHash } from 'node:crypto'
import { z } from 'zod'
import { NetworkError } from '../kit/index.ts'

const topic = z.object({
  title: z.string(),
  raw: z.string(),
  categoryId: z.int().optional(),
  externalId: z.string(),
})
export type PreparedTopic = z.infer<typeof topic>

const reply = z.object({
  raw: z.string(),
  topicId: z.int(),
  /** The number of the message answered; 1 answers the topic. */
  number: z.int(),
  /** How far the topic went before we wrote: highest number, newest message. */
  highest: z.int(),
  newest: z.int(),
})
export type PreparedReply = z.infer<typeof reply>

/** What `prepare` stored, read back by `send` and `find`. */
const read =
  <T>(shape: z.ZodType<T>) =>
  (prepared: Record<string, unknown>): T => {
    const { data } = shape.safeParse(prepared)
    if (data !== undefined) return data
    throw new NetworkError({ kind: 'transient', said: 'the delivery was not prepared' })
  }

export const readTopic = read(topic)
export const readReply = read(reply)

/** Ours for this delivery alone; Discourse takes 50 letters, digits and hyphens, and refuses the same one twice. */
export const externalIdOf = (key: string): string =>
  `parvis-${createHash('sha256').update(key).digest('hex').slice(0, 40)}`

/** The id of a message, from ours. */
export const postIdOf = (remoteId: string): number => {
  if (/^[1-9]\d{0,14}$/.test(remoteId)) return Number(remoteId)
  throw new NetworkError({ kind: 'rejected', said: 'this message still waits for a moderator of the forum' })
}
