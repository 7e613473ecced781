import { z } from 'zod'
import type { Attachment } from '../kit/index.ts'
import { postUrl } from './address.ts'

const image = z.object({
  thumb: z.string().optional(),
  thumbnail: z.string().optional(),
  fullsize: z.string(),
  alt: z.string().catch(''),
})
const images = z.object({ images: z.array(image) })
const gallery = z.object({ items: z.array(z.unknown()) })
const video = z.object({ playlist: z.string(), thumbnail: z.string().optional(), alt: z.string().optional() })
const external = z.object({
  external: z.object({ uri: z.string(), title: z.string().catch(''), thumb: z.string().optional() }),
})
const quoted = z.object({
  record: z.object({
    uri: z.string(),
    author: z.object({ did: z.string(), handle: z.string() }),
    value: z.object({ text: z.string().catch('') }).optional(),
  }),
})
const both = z.object({ media: z.unknown(), record: z.unknown() })
const typed = z.looseObject({ $type: z.string() })

/** Images call their thumbnail `thumb`, galleries `thumbnail`. */
const imageOf = (view: z.infer<typeof image>): Attachment => ({
  kind: 'image',
  url: view.fullsize,
  thumbnailUrl: view.thumb ?? view.thumbnail ?? view.fullsize,
  ...(view.alt ? { alt: view.alt } : {}),
})

const quoteOf = (view: unknown): Attachment[] => {
  const { data } = quoted.safeParse(view)
  if (!data) return []
  const { author, uri, value } = data.record
  return [
    { kind: 'quote', url: postUrl(author, uri), title: `@${author.handle} ${value?.text ?? ''}`.trim() },
  ]
}

const readers: Record<string, (view: unknown) => Attachment[]> = {
  'app.bsky.embed.images#view': (view) => images.safeParse(view).data?.images.map(imageOf) ?? [],
  'app.bsky.embed.gallery#view': (view) =>
    (gallery.safeParse(view).data?.items ?? []).flatMap((item) => {
      const { data } = image.safeParse(item)
      return data ? [imageOf(data)] : []
    }),
  'app.bsky.embed.video#view': (view) => {
    const { data } = video.safeParse(view)
    if (!data) return []
    const { playlist, thumbnail, alt } = data
    return [
      {
        kind: 'video',
        url: playlist,
        ...(thumbnail ? { thumbnailUrl: thumbnail } : {}),
        ...(alt ? { alt } : {}),
      },
    ]
  },
  'app.bsky.embed.external#view': (view) => {
    const { data } = external.safeParse(view)
    if (!data || !/^https?:\/\//i.test(data.external.uri)) return []
    const { uri, title, thumb } = data.external
    return [
      { kind: 'link', url: uri, ...(title ? { title } : {}), ...(thumb ? { thumbnailUrl: thumb } : {}) },
    ]
  },
  'app.bsky.embed.record#view': quoteOf,
  'app.bsky.embed.recordWithMedia#view': (view) => {
    const { data } = both.safeParse(view)
    return data ? [...attachmentsOf(data.media), ...quoteOf(data.record)] : []
  },
}

/** What a post carries besides its text, from the AppView's hydrated embed. Unknown kinds are left out. */
export const attachmentsOf = (embed: unknown): Attachment[] => {
  const { data } = typed.safeParse(embed)
  const found = data ? (readers[data.$type]?.(embed) ?? []) : []
  return found.filter(({ url }) => /^https?:\/\//i.test(url))
}
