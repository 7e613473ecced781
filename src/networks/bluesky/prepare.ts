import { lexToJson } from '@atproto/api'
import { z } from 'zod'
import type { Access, Command, OutgoingImage, Tools } from '../kit/index.ts'
import { type Client, openClient } from './client.ts'
import { facetsOf, resolveHandle } from './facets.ts'
import { assertFits } from './limits.ts'
import type { PreparedPart } from './prepared.ts'
import { recordKey } from './rkey.ts'
import { findLike, resolveTarget } from './target.ts'

const blobShape = z.looseObject({ $type: z.literal('blob') })

const upload = async (client: Client, picture: OutgoingImage): Promise<PreparedPart['images'][number]> => {
  const bytes = await picture.read()
  // An upload that nothing refers to is forgotten by the server: repeating it is harmless.
  const { blob } = await client.read((agent) => agent.uploadBlob(bytes, { encoding: picture.mime }))
  return {
    image: blobShape.parse(lexToJson(blob)),
    alt: picture.alt,
    aspectRatio: { width: picture.width, height: picture.height },
  }
}

type Piece = { text: string; images: OutgoingImage[] }

const partsOf = async (client: Client, pieces: Piece[], key: string, now: Date): Promise<PreparedPart[]> => {
  for (const piece of pieces) assertFits(piece.text, piece.images)
  const parts: PreparedPart[] = []
  for (const [index, { text, images }] of pieces.entries()) {
    const facets = await facetsOf(text, (handle) => resolveHandle(client, handle))
    const uploaded: PreparedPart['images'] = []
    for (const picture of images) uploaded.push(await upload(client, picture))
    parts.push({
      rkey: recordKey(key, index, now),
      text,
      facets: facets.map((facet) => ({ ...facet })),
      images: uploaded,
    })
  }
  return parts
}

/** A post carries pictures or a link card, not both: with pictures the link has to stand in the text. */
const withLink = (command: Extract<Command, { action: 'publish' }>): string => {
  const { text, linkUrl, images } = command
  if (!linkUrl || images.length === 0 || text.includes(linkUrl)) return text
  return `${text}\n${linkUrl}`.trim()
}

export const prepare = async (
  access: Access,
  command: Command,
  tools: Tools,
): Promise<Record<string, unknown>> => {
  const client = openClient(access, tools)
  const now = tools.now()
  const { key } = command
  switch (command.action) {
    case 'publish': {
      const piece = { text: withLink(command), images: command.images }
      if (command.linkUrl && piece.text === '') return { parts: [blank(key, now)] }
      return { parts: await partsOf(client, [piece], key, now) }
    }
    case 'thread':
      return { parts: await partsOf(client, command.parts, key, now) }
    case 'reply': {
      const { self, root } = await resolveTarget(client, command.target)
      return { parts: await partsOf(client, [command], key, now), reply: { root, parent: self } }
    }
    case 'quote': {
      const { self } = await resolveTarget(client, command.target)
      return { parts: await partsOf(client, [command], key, now), quote: self }
    }
    case 'like': {
      const { self } = await resolveTarget(client, command.target)
      return { rkey: recordKey(key, 0, now), subject: self }
    }
    case 'unlike':
      return { likeUri: await findLike(client, command.target) }
    default:
      return {}
  }
}

/** A link card alone, without a word. */
const blank = (key: string, now: Date): PreparedPart => ({
  rkey: recordKey(key, 0, now),
  text: '',
  facets: [],
  images: [],
})
