import { countText, NetworkError, type OutgoingImage } from '../kit/index.ts'
import { manifest } from './manifest.ts'

/** Refuses here, before any upload, what the network would refuse after. */
export const assertFits = (text: string, images: readonly OutgoingImage[]): void => {
  const { over, max } = countText(manifest.text.post, text)
  if (over > 0)
    throw new NetworkError({ kind: 'rejected', said: `text ${over} too long (${max})`, field: 'text' })
  const { maxCount, maxBytes } = manifest.images
  if (images.length > maxCount) {
    throw new NetworkError({ kind: 'rejected', said: `more than ${maxCount} images`, field: 'images' })
  }
  if (images.some((image) => image.bytes > maxBytes)) {
    throw new NetworkError({ kind: 'rejected', said: `an image over ${maxBytes} bytes`, field: 'images' })
  }
  if (text.trim() === '' && images.length === 0) {
    throw new NetworkError({ kind: 'rejected', said: 'nothing to publish', field: 'text' })
  }
}
