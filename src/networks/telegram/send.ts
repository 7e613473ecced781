import { z } from 'zod'
import {
  type Access,
  type Command,
  NetworkError,
  notOffered,
  type OutgoingImage,
  type Sent,
  type Target,
  type Tools,
} from '../kit/index.ts'
import { type Client, openClient } from './client.ts'
import { manifest } from './manifest.ts'
import { remoteIdOf } from './map.ts'
import { readSettings } from './settings.ts'
import { chatShape } from './shapes.ts'

/** Under a picture, in UTF-16 units (Bot API, sendPhoto). */
const longestCaption = 1024

const sentShape = z.object({ message_id: z.int(), chat: chatShape })
type Message = z.infer<typeof sentShape>

const refuse = (field: string, said: string) => new NetworkError({ kind: 'rejected', said, field })

const placeOf = ({ remoteId }: Target) => {
  const [, chat, message] = /^(-?\d{1,15})\/(\d{1,12})$/.exec(remoteId) ?? []
  if (chat && message) return { chat_id: Number(chat), message_id: Number(message) }
  throw new NetworkError({ kind: 'rejected', said: 'this message is not from Telegram' })
}

const assertFits = (text: string, images: readonly OutgoingImage[]) => {
  const { maxCount, maxBytes } = manifest.images
  const max = images.length > 0 ? longestCaption : manifest.text.post.max
  if (text === '' && images.length === 0) throw refuse('text', 'nothing to publish')
  if (text.length > max) throw refuse('text', `text ${text.length - max} too long (${max})`)
  if (images.length > maxCount) throw refuse('images', `more than ${maxCount} images`)
  if (images.some((image) => image.bytes > maxBytes))
    throw refuse('images', `an image over ${maxBytes} bytes`)
}

const sentOf = (messages: Message[]): Sent => {
  const [first] = messages
  if (!first) throw new NetworkError({ kind: 'transient', said: 'unreadable answer', uncertain: true })
  const { chat, message_id } = first
  const url =
    chat.username && chat.type !== 'private' ? { url: `https://t.me/${chat.username}/${message_id}` } : {}
  return { remoteId: remoteIdOf(chat.id, message_id), ...url }
}

interface Letter {
  chat_id: number
  text: string
  images: readonly OutgoingImage[]
  /** The message answered, in the same chat. */
  answers?: number
}

const fileOf = async (image: OutgoingImage) =>
  new Blob([new Uint8Array(await image.read())], { type: image.mime })

const formOf = (fields: Record<string, unknown>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    form.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value))
  }
  return form
}

/** One request whatever the number of pictures. */
const write = async (client: Client, { chat_id, text, images, answers }: Letter): Promise<Sent> => {
  const place = { chat_id, ...(answers ? { reply_parameters: { message_id: answers } } : {}) }
  const [only] = images
  if (!only) return sentOf([await client.write('sendMessage', { ...place, text }, sentShape)])
  const caption = text ? { caption: text } : {}
  if (images.length === 1) {
    const form = formOf({ ...place, ...caption })
    form.set('photo', await fileOf(only), 'image')
    return sentOf([await client.write('sendPhoto', form, sentShape)])
  }
  const media = images.map((_, index) => ({
    type: 'photo',
    media: `attach://image${index}`,
    ...(index === 0 ? caption : {}),
  }))
  const form = formOf({ ...place, media })
  for (const [index, image] of images.entries())
    form.set(`image${index}`, await fileOf(image), `image${index}`)
  return sentOf(await client.write('sendMediaGroup', form, z.array(sentShape)))
}

/** Asks once. */
export const send = async (access: Access, command: Command, tools: Tools): Promise<Sent> => {
  const client = openClient(access, tools)
  switch (command.action) {
    case 'publish': {
      const { chat } = readSettings(access)
      if (!chat)
        throw refuse('chat', 'no channel or group was chosen to publish in: connect this bot again with one')
      const { linkUrl, images } = command
      const text = (
        linkUrl && !command.text.includes(linkUrl) ? `${command.text}\n${linkUrl}` : command.text
      ).trim()
      assertFits(text, images)
      return write(client, { chat_id: chat.id, text, images })
    }
    case 'reply': {
      const { chat_id, message_id } = placeOf(command.target)
      const text = command.text.trim()
      assertFits(text, command.images)
      return write(client, { chat_id, text, images: command.images, answers: message_id })
    }
    case 'delete_own':
    case 'delete_other': {
      const place = placeOf(command.target)
      await client.write('deleteMessage', place, z.literal(true))
      return { remoteId: command.target.remoteId }
    }
    default:
      throw notOffered(command.action)
  }
}
