import { countText, type Limits, NetworkError, type OutgoingImage } from '../kit/index.ts'

const refused = (said: string, field: string) => new NetworkError({ kind: 'rejected', said, field })

/** How much too long a text is with its warning: the server counts both together. */
export const overBy = (limits: Limits, text: string, warning = ''): number =>
  limits.text ? countText(limits.text.post, `${warning}${text}`).over : 0

/** Refuses here, before any upload, what the server would refuse after. */
export const assertFits = (
  limits: Limits,
  piece: { text: string; warning?: string | undefined; images: readonly OutgoingImage[] },
): void => {
  const { text, warning, images } = piece
  const over = overBy(limits, text, warning)
  if (over > 0) throw refused(`text ${over} too long (${limits.text?.post.max})`, 'text')
  if (text.trim() === '' && images.length === 0) throw refused('nothing to publish', 'text')
  if (!limits.images) return
  const { maxCount, maxBytes, types } = limits.images
  if (images.length > maxCount) throw refused(`more than ${maxCount} images`, 'images')
  if (images.some((image) => image.bytes > maxBytes))
    throw refused(`an image over ${maxBytes} bytes`, 'images')
  const strange = images.find((image) => !types.includes(image.mime))
  if (strange) throw refused(`images of type ${strange.mime} are not taken here`, 'images')
}
