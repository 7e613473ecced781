import { z } from 'zod'

/** What the scripted server and its network module say to each other. */
export const wireAccount = z.object({ id: z.string(), handle: z.string(), name: z.string() })

export const wireMessage = z.object({
  type: z.literal('message'),
  id: z.string(),
  parent: z.string().optional(),
  root: z.string().optional(),
  author: z.string(),
  isUs: z.boolean(),
  text: z.string(),
  sentAt: z.string(),
  editedAt: z.string().optional(),
  held: z.boolean().optional(),
  concerns: z.enum(['us', 'context']),
})
export type WireMessage = z.output<typeof wireMessage>

export const wireEvent = z.discriminatedUnion('type', [
  wireMessage,
  z.object({ type: z.literal('deleted'), id: z.string(), at: z.string() }),
])
export type WireEvent = z.output<typeof wireEvent>

export const wirePage = z.object({ events: z.array(wireEvent), cursor: z.string(), more: z.boolean() })
export const wireWork = z.object({ id: z.string(), url: z.string() })
export const wireTicket = z.object({ ticket: z.string() })

/** What is asked of the server: `parent` for a reply. */
export const wireAsk = z.object({
  key: z.string(),
  action: z.string(),
  text: z.string().optional(),
  parent: z.string().optional(),
  root: z.string().optional(),
  ticket: z.string(),
  images: z.number().int().default(0),
})
export type WireAsk = z.output<typeof wireAsk>
