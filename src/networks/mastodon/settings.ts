import { z } from 'zod'
import { type Limits, NetworkError } from '../kit/index.ts'
import { visibilities } from './entities.ts'
import { manifest, mentionRoom } from './manifest.ts'

/** What is known of one account and of its server, from the time it was connected or last checked. */
const shape = z.object({
  server: z.string(),
  /** The part after the second `@` of the handles that live there. */
  domain: z.string(),
  accountId: z.string(),
  /** What the account chose in its preferences for what it publishes. */
  privacy: z.enum(visibilities),
  streaming: z.string().optional(),
  /** Mastodon's own software: repeated keys, and the version of its API; `null` for compatible servers. */
  api: z.int().nullable(),
  limits: z.object({
    maxCharacters: z.int(),
    urlWeight: z.int(),
    maxImages: z.int(),
    imageBytes: z.int(),
    imageTypes: z.array(z.string()),
    altMax: z.int(),
    readAt: z.string(),
  }),
})
export type Settings = z.infer<typeof shape>

export const readSettings = (settings: Record<string, unknown>): Settings => {
  const { data } = shape.safeParse(settings)
  if (data) return data
  throw new NetworkError({ kind: 'reconnect', said: 'the saved settings are incomplete' })
}

/** Quotes can be written from version 7 of the API on (Mastodon 4.5). */
export const canQuote = ({ api }: Settings): boolean => (api ?? 0) >= 7
/** Several statuses can be asked at once from version 2 on (Mastodon 4.3). */
export const canAskMany = ({ api }: Settings): boolean => (api ?? 0) >= 2

/** The limits that the server itself told; those of the manifest when it did not. */
export const limitsOf = (settings: Record<string, unknown>): Limits => {
  const { data } = shape.safeParse(settings)
  if (!data) return manifest
  const { limits, server } = data
  const told = { asOf: limits.readAt, source: `${server}/api/v2/instance` }
  const text = { ...manifest.text.post, ...told, urlWeight: limits.urlWeight }
  return {
    text: {
      post: { ...text, max: limits.maxCharacters },
      reply: { ...text, max: Math.max(1, limits.maxCharacters - mentionRoom) },
    },
    images: {
      ...manifest.images,
      ...told,
      maxCount: limits.maxImages,
      maxBytes: limits.imageBytes,
      types: limits.imageTypes,
      altMax: limits.altMax,
    },
  }
}
