import { z } from 'zod'
import type { Attachment } from '../kit/index.ts'
import { readContent } from './content.ts'
import { type Status, statusShape } from './entities.ts'
import { webAddress } from './handle.ts'

const maybe = z.string().nullish().catch(undefined)
const media = z.object({
  type: z.string().catch('unknown'),
  url: maybe,
  remote_url: maybe,
  preview_url: maybe,
  description: maybe,
})
const card = z.object({ url: z.string(), title: z.string().catch(''), image: maybe })
const quote = z.object({ quoted_status: statusShape })

const kinds: Record<string, Attachment['kind']> = { image: 'image', gifv: 'video', video: 'video' }

const isWeb = ({ url }: Attachment) => /^https?:$/.test(URL.parse(url)?.protocol ?? '')

const mediaOf = (entry: unknown): Attachment[] => {
  const { data } = media.safeParse(entry)
  const url = data?.url ?? data?.remote_url
  if (!data || !url) return []
  const { description, type } = data
  const kind = kinds[type] ?? 'link'
  if (kind === 'link') return [{ kind, url, title: description || type }]
  return [
    {
      kind,
      url,
      ...webAddress('thumbnailUrl', data.preview_url),
      ...(description ? { alt: description } : {}),
    },
  ]
}

const cardOf = (value: unknown): Attachment[] => {
  const { data } = card.safeParse(value)
  if (!data) return []
  const { url, title, image } = data
  return [{ kind: 'link', url, ...(title ? { title } : {}), ...webAddress('thumbnailUrl', image) }]
}

const quoteOf = (value: unknown): Attachment[] => {
  const quoted = quote.safeParse(value).data?.quoted_status
  const url = quoted?.url ?? quoted?.uri
  if (!quoted || !url) return []
  return [{ kind: 'quote', url, title: `@${quoted.account.acct} ${readContent(quoted.content).text}`.trim() }]
}

/** What a status carries besides its words. A file that the server could not fetch is left out. */
export const attachmentsOf = (status: Status): Attachment[] => {
  const files = status.media_attachments.flatMap(mediaOf)
  return [...files, ...(files.length > 0 ? [] : cardOf(status.card)), ...quoteOf(status.quote)].filter(isWeb)
}

const pollShape = z.object({ options: z.array(z.object({ title: z.string() })).min(1) })

/** The choices of a poll, as lines to read below the text. */
export const pollLines = (poll: unknown): string => {
  const { data } = pollShape.safeParse(poll)
  return data ? `\n\n${data.options.map(({ title }) => `○ ${title}`).join('\n')}` : ''
}
