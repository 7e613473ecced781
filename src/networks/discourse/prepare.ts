import { z } from 'zod'
import {
  type Access,
  type Command,
  NetworkError,
  type OutgoingImage,
  type Target,
  type Tools,
} from '../kit/index.ts'
import { type Client, openClient } from './client.ts'
import { assertLength, composeTopic, type Picture, withLink, withPictures } from './compose.ts'
import { topicPath } from './context.ts'
import { manifest } from './manifest.ts'
import { externalIdOf, type PreparedReply, type PreparedTopic, postIdOf } from './prepared.ts'
import { readSettings } from './settings.ts'
import { postShape, topicShape } from './shapes.ts'

const uploaded = z.object({ short_url: z.string().startsWith('upload://') })
const placed = z.object({ topicId: z.int(), number: z.int() })

const assertImages = (images: readonly OutgoingImage[]) => {
  const { maxCount, maxBytes } = manifest.images
  const fault =
    images.length > maxCount
      ? `more than ${maxCount} images`
      : images.some((image) => image.bytes > maxBytes)
        ? `an image over ${maxBytes} bytes`
        : undefined
  if (fault) throw new NetworkError({ kind: 'rejected', said: fault, field: 'images' })
}

/** The forum forgets an upload that no message uses: repeating it is harmless. */
const upload = async (client: Client, images: readonly OutgoingImage[]): Promise<Picture[]> => {
  const pictures: Picture[] = []
  for (const image of images) {
    const form = new FormData()
    form.set('upload_type', 'composer')
    form.set('synchronous', 'true')
    const bytes = new Uint8Array(await image.read())
    form.set('file', new Blob([bytes], { type: image.mime }), `image.${image.mime.split('/')[1] ?? 'jpeg'}`)
    const { short_url: url } = await client.upload('/uploads.json', uploaded, form)
    pictures.push({ url, alt: image.alt, width: image.width, height: image.height })
  }
  return pictures
}

const placeOf = async (client: Client, target: Target) => {
  const { data } = placed.safeParse(target.replyRef)
  if (data) return data
  const post = await client.get(`/posts/${postIdOf(target.remoteId)}.json`, postShape)
  return { topicId: post.topic_id, number: post.post_number }
}

export const prepare = async (
  access: Access,
  command: Command,
  tools: Tools,
): Promise<Record<string, unknown>> => {
  const { limits, categoryId } = readSettings(access)
  const client = openClient(access, tools)
  if (command.action === 'publish') {
    assertImages(command.images)
    const { title, raw: body } = composeTopic(command.text, limits)
    const raw = withLink(body, command.linkUrl)
    assertLength(raw, limits.minTopic, limits)
    const pictures = await upload(client, command.images)
    const prepared: PreparedTopic = {
      title,
      raw: withPictures(raw, pictures),
      ...(categoryId === undefined ? {} : { categoryId }),
      externalId: externalIdOf(command.key),
    }
    return prepared
  }
  if (command.action === 'reply') {
    assertImages(command.images)
    const raw = command.text.trim()
    // Private messages may be shorter; which this is, the forum knows.
    assertLength(raw, Math.min(limits.minReply, limits.minDirect), limits)
    const { topicId, number } = await placeOf(client, command.target)
    const topic = await client.get(topicPath(topicId), topicShape)
    const pictures = await upload(client, command.images)
    const prepared: PreparedReply = {
      raw: withPictures(raw, pictures),
      topicId,
      number,
      highest: topic.highest_post_number,
      newest: Math.max(0, ...topic.post_stream.stream, ...topic.post_stream.posts.map((post) => post.id)),
    }
    return prepared
  }
  return {}
}
