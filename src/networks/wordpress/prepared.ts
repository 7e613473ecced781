import { z } from 'zod'
import { NetworkError } from '../kit/index.ts'

const picture = z.object({ id: z.int(), url: z.string(), alt: z.string() })
const article = z.object({
  slug: z.string(),
  title: z.string(),
  body: z.string(),
  pictures: z.array(picture),
})
export type PreparedArticle = z.infer<typeof article>

/** Where the answer goes, what it says as WordPress keeps it, and comments alike that are in the trash already. */
const answer = z.object({
  post: z.int(),
  parent: z.int(),
  content: z.string(),
  twins: z.array(z.int()),
})
export type PreparedAnswer = z.infer<typeof answer>

/** What `prepare` stored, read back by `send` and `find`. */
const read =
  <T>(shape: z.ZodType<T>) =>
  (prepared: Record<string, unknown>): T => {
    const { data } = shape.safeParse(prepared)
    if (data !== undefined) return data
    throw new NetworkError({ kind: 'transient', said: 'the delivery was not prepared' })
  }

export const readArticle = read(article)
export const readAnswer = read(answer)
