import { z } from 'zod'
import { NetworkError } from '../kit/index.ts'
import type { Answered, Api } from './client.ts'
import { manifest } from './manifest.ts'
import type { Settings } from './settings.ts'

const size = z.int().min(1).optional().catch(undefined)
const statuses = z.object({
  max_characters: size,
  max_media_attachments: size,
  characters_reserved_per_url: size,
})
const media = z.object({
  supported_mime_types: z.array(z.string()).catch([]),
  image_size_limit: size,
  description_limit: size,
})
const shape = z.object({
  domain: z.string().optional(),
  /** Version 1 of this answer, which older and compatible servers give. */
  uri: z.string().optional(),
  version: z.string(),
  api_versions: z.object({ mastodon: z.int() }).optional().catch(undefined),
  max_toot_chars: size,
  urls: z.object({ streaming_api: z.string().optional() }).optional().catch(undefined),
  configuration: z
    .object({
      urls: z.object({ streaming: z.string().optional() }).optional().catch(undefined),
      statuses: statuses.optional().catch(undefined),
      media_attachments: media.optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
})

/** Other software says "2.7.2 (compatible; Pleroma 2.6)", or another number altogether. */
const apiVersion = ({ version, api_versions }: z.infer<typeof shape>): number | null => {
  if (/compatible/i.test(version)) return null
  if (api_versions) return api_versions.mastodon
  return /^[34]\.\d+\.\d+/.test(version) ? 0 : null
}

/** Pictures that we can send; servers name sounds and films in the same list. */
const pictures = (types: readonly string[]) =>
  manifest.images.types.filter((type) => types.length === 0 || types.includes(type))

/** Also when a page says so: this is asked before anything is known of the server. */
const isMissing = (error: unknown) =>
  error instanceof NetworkError && (error.kind === 'gone' || /^HTTP 4(04|10)/.test(error.said))

const ask = async (api: Api): Promise<Answered<z.infer<typeof shape>>> => {
  try {
    return await api.get('/api/v2/instance', shape)
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  try {
    return await api.get('/api/v1/instance', shape)
  } catch (error) {
    if (!isMissing(error)) throw error
    throw new NetworkError({
      kind: 'rejected',
      said: 'no Mastodon answers here',
      field: 'server',
      cause: error,
    })
  }
}

/** What a server says of itself: where it lives, and what it takes. */
export const readInstance = async (
  api: Api,
  server: string,
  now: Date,
): Promise<Omit<Settings, 'accountId' | 'privacy'>> => {
  const { data, url } = await ask(api)
  const home = URL.parse(url)?.origin ?? server
  const { statuses: told, media_attachments: mediaTold, urls } = data.configuration ?? {}
  const streaming = urls?.streaming ?? data.urls?.streaming_api
  const bare = (data.domain ?? data.uri ?? '').replace(/^https?:\/\//i, '').replace(/\/.*$/, '')
  return {
    server: home,
    domain: (bare || new URL(home).host).toLowerCase(),
    api: apiVersion(data),
    ...(streaming && /^wss?:\/\//i.test(streaming) ? { streaming } : {}),
    limits: {
      maxCharacters: told?.max_characters ?? data.max_toot_chars ?? manifest.text.post.max,
      urlWeight: told?.characters_reserved_per_url ?? manifest.text.post.urlWeight,
      maxImages: told?.max_media_attachments ?? manifest.images.maxCount,
      imageBytes: mediaTold?.image_size_limit ?? manifest.images.maxBytes,
      imageTypes: pictures(mediaTold?.supported_mime_types ?? []),
      altMax: mediaTold?.description_limit ?? manifest.images.altMax,
      readAt: now.toISOString().slice(0, 10),
    },
  }
}
