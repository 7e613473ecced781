import sharp from 'sharp'
import { messageById } from '../../intake/index.ts'
import type { Scope } from '../../platform/context/index.ts'
import type { Outgoing } from '../../platform/outgoing/index.ts'
import { refuse } from '../refuse.ts'

/** Longest side shown, in pixels. */
const SIDE = 960
const MOST_PIXELS = 50_000_000
/** Drawings (SVG) can hold script and addresses: they stay a link. */
const shown = /^image\/(jpeg|png|webp|gif|avif)\b/

/**
 * The bytes of a picture that a member attached, fetched by the server and redrawn: their host does not learn who reads, and what
 * reaches the browser is a picture and nothing else. Refused (404) when there is none, or none that can be shown.
 */
export async function showPicture(
  outgoing: Outgoing,
  scope: Scope,
  input: { messageId: string; at: number },
): Promise<Uint8Array> {
  const message = await scope.transaction((ctx) => messageById(ctx, input.messageId))
  const attachment = message?.deleted_at ? undefined : message?.attachments[input.at]
  if (attachment?.kind !== 'image') throw refuse('noPicture', 404)
  try {
    const response = await outgoing.fetch(attachment.thumbnailUrl ?? attachment.url, {
      headers: { accept: 'image/*' },
    })
    if (!response.ok || !shown.test(response.headers.get('content-type') ?? ''))
      throw new Error(`answered ${response.status}`)
    return await sharp(await response.arrayBuffer(), { limitInputPixels: MOST_PIXELS })
      .rotate()
      .resize({ width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer()
  } catch (cause) {
    throw refuse('noPicture', 404, { cause })
  }
}
