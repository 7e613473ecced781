import { z } from 'zod'
import { NetworkError } from '../kit/index.ts'
import { visibilities } from './entities.ts'

const part = z.object({ text: z.string(), mediaIds: z.array(z.string()) })

const shape = z.object({
  /** When it was prepared, and the newest of our statuses then: what we send comes after. */
  at: z.string(),
  after: z.string().nullable(),
  parts: z.array(part).min(1),
  visibility: z.enum(visibilities).optional(),
  warning: z.string().optional(),
  language: z.string().optional(),
  inReplyTo: z.string().optional(),
  quoted: z.string().optional(),
})
export type Prepared = z.infer<typeof shape>
export type PreparedPart = z.infer<typeof part>

/** What `prepare` stored, read back by `send` and `find`. */
export const readPrepared = (prepared: Record<string, unknown>): Prepared => {
  const { data } = shape.safeParse(prepared)
  if (data) return data
  throw new NetworkError({ kind: 'transient', said: 'the delivery was not prepared' })
}

/** The key of one message of a delivery: the same at every try. */
export const keyOf = (key: string, index: number): string => (index === 0 ? key : `${key}-${index}`)

/** A repeated key is honoured for an hour; ten minutes are left for a request to leave and arrive. */
const keyLivesMs = 50 * 60_000

export const keyStillHolds = ({ at }: Prepared, now: Date): boolean =>
  now.getTime() - Date.parse(at) < keyLivesMs
