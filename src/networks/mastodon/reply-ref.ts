import { z } from 'zod'
import { type Status, visibilities } from './entities.ts'

/** What an answer needs to know of the status it answers. */
const shape = z.object({
  authorId: z.string(),
  author: z.string(),
  mentions: z.array(z.object({ id: z.string(), acct: z.string() })),
  visibility: z.enum(visibilities),
  warning: z.string(),
})
export type ReplyRef = z.infer<typeof shape>

export const replyRefOf = (status: Status): ReplyRef => ({
  authorId: status.account.id,
  author: status.account.acct,
  mentions: status.mentions.map(({ id, acct }) => ({ id, acct })),
  visibility: status.visibility,
  warning: status.spoiler_text.trim(),
})

/** Read back from what intake stored; `undefined` when it was not this network's, or this version's. */
export const readReplyRef = (stored: Record<string, unknown> | undefined): ReplyRef | undefined =>
  shape.safeParse(stored).data
