import type { Command } from '../kit/index.ts'
import { postCollection, uriOf } from './address.ts'
import { contentHash } from './content-hash.ts'
import type { PreparedPart, PreparedPost, Ref } from './prepared.ts'

type Written = Extract<Command, { action: 'publish' | 'thread' | 'reply' | 'quote' }>
type Embed = Record<string, unknown>

export interface NewRecord {
  rkey: string
  uri: string
  value: Record<string, unknown>
}

const cardOf = (url: string): Embed => ({
  $type: 'app.bsky.embed.external',
  external: { uri: url, title: URL.parse(url)?.host ?? url, description: '' },
})

const embedOf = (
  part: PreparedPart,
  quote: Ref | undefined,
  linkUrl: string | undefined,
): Embed | undefined => {
  const images = part.images.length > 0 ? { $type: 'app.bsky.embed.images', images: part.images } : undefined
  const media = images ?? (linkUrl ? cardOf(linkUrl) : undefined)
  if (!quote) return media
  const record = { $type: 'app.bsky.embed.record', record: quote }
  return media ? { $type: 'app.bsky.embed.recordWithMedia', record, media } : record
}

/**
 * The records that a command writes, in order. In a thread each one answers the one before, whose hash is computed
 * here, and times are a millisecond apart because the network sorts by them.
 */
export const recordsOf = async (
  did: string,
  command: Written,
  prepared: PreparedPost,
  now: Date,
): Promise<NewRecord[]> => {
  const linkUrl = command.action === 'publish' ? command.linkUrl : undefined
  const records: NewRecord[] = []
  let reply = prepared.reply
  for (const [index, part] of prepared.parts.entries()) {
    const embed = embedOf(part, prepared.quote, linkUrl)
    const value = {
      $type: postCollection,
      text: part.text,
      createdAt: new Date(now.getTime() + index).toISOString(),
      ...(part.facets.length > 0 ? { facets: part.facets } : {}),
      ...(command.language ? { langs: [command.language] } : {}),
      ...(reply ? { reply } : {}),
      ...(embed ? { embed } : {}),
    }
    const uri = uriOf(did, postCollection, part.rkey)
    records.push({ rkey: part.rkey, uri, value })
    if (index + 1 < prepared.parts.length) {
      const self = { uri, cid: await contentHash(value) }
      reply = { root: reply?.root ?? self, parent: self }
    }
  }
  return records
}
