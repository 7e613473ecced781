import type { Command, OutgoingImage } from '../networks/kit/index.ts'
import type { Files } from '../platform/files/index.ts'

/** A picture by the key of its file: a delivery is a row, bytes stay in the files. */
export interface StoredImage {
  fileKey: string
  mime: string
  width: number
  height: number
  bytes: number
  alt: string
}

type Stored<C> = C extends { parts: { text: string; images: OutgoingImage[] }[] }
  ? Omit<C, 'parts' | 'key'> & { parts: { text: string; images: StoredImage[] }[] }
  : C extends { images: OutgoingImage[] }
    ? Omit<C, 'images' | 'key'> & { images: StoredImage[] }
    : Omit<C, 'key'>

/** What a delivery asks, as it is stored: the network's command with files in place of bytes. */
export type DeliveryCommand = Stored<Command>

const outgoing = (files: Files, image: StoredImage): OutgoingImage => ({
  mime: image.mime,
  width: image.width,
  height: image.height,
  bytes: image.bytes,
  alt: image.alt,
  read: () => files.get(image.fileKey),
})

/** The command as the network takes it; `key` is the delivery's id, the same at every try. */
export function commandOf(files: Files, stored: DeliveryCommand, key: string): Command {
  const images = (list: StoredImage[]) => list.map((image) => outgoing(files, image))
  if (stored.action === 'thread')
    return {
      ...stored,
      key,
      parts: stored.parts.map((part) => ({ text: part.text, images: images(part.images) })),
    }
  if ('images' in stored) return { ...stored, key, images: images(stored.images) }
  return { ...stored, key }
}
