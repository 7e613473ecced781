import { z } from 'zod'
import { NetworkError } from '../kit/index.ts'

const ref = z.object({ uri: z.string(), cid: z.string() })
const image = z.object({
  image: z.looseObject({ $type: z.literal('blob') }),
  alt: z.string(),
  aspectRatio: z.object({ width: z.int().min(1), height: z.int().min(1) }),
})
const part = z.object({
  rkey: z.string(),
  text: z.string(),
  facets: z.array(z.looseObject({})),
  images: z.array(image),
})
export type PreparedPart = z.infer<typeof part>

const written = z.object({
  parts: z.array(part).min(1),
  reply: z.object({ root: ref, parent: ref }).optional(),
  quote: ref.optional(),
})
export type PreparedPost = z.infer<typeof written>

const like = z.object({ rkey: z.string(), subject: ref })
const unlike = z.object({ likeUri: z.string().nullable() })

/** What `prepare` stored, read back by `send` and `find`. */
const read =
  <T>(shape: z.ZodType<T>) =>
  (prepared: Record<string, unknown>): T => {
    const { data } = shape.safeParse(prepared)
    if (data !== undefined) return data
    throw new NetworkError({ kind: 'transient', said: 'the delivery was not prepared' })
  }

export const readPost = read(written)
export const readLike = read(like)
export const readUnlike = read(unlike)
export const isRef = (value: unknown): value is z.infer<typeof ref> => ref.safeParse(value).success
export type Ref = z.infer<typeof ref>
