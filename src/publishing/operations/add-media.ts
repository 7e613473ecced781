import sharp from 'sharp'
import type { Scope } from '../../platform/context/index.ts'
import type { Files } from '../../platform/files/index.ts'
import { newId } from '../../platform/ids/index.ts'
import { refuse } from '../refuse.ts'
import '../schema.ts'

/** Above this a small file can fill the memory of the server. */
const MOST_PIXELS = 50_000_000
/** Longest side kept: more than any network shows. */
const LONGEST_SIDE = 4096
/** Sharp decodes outside of the event loop: a few at a time are enough, and bound the memory. */
sharp.concurrency(1)
sharp.cache(false)

/** Judged by its bytes, whatever its name says: a drawing (SVG) or a document (PDF) is a program, not a picture. */
const formats = new Set<string | undefined>(['jpeg', 'png', 'webp', 'gif', 'heif'])

interface Picture {
  bytes: Buffer
  mime: string
  width: number
  height: number
}

/** Upright, without metadata (place and camera included), in a format that every network takes. */
async function develop(bytes: Uint8Array): Promise<Picture> {
  try {
    const source = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'truncated' })
    const { hasAlpha, format } = await source.metadata()
    if (!formats.has(format)) throw new Error(`a picture in ${format}`)
    const upright = source
      .rotate()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    const { data, info } = await (hasAlpha ? upright.png() : upright.jpeg({ quality: 88 })).toBuffer({
      resolveWithObject: true,
    })
    return {
      bytes: data,
      mime: hasAlpha ? 'image/png' : 'image/jpeg',
      width: info.width,
      height: info.height,
    }
  } catch (cause) {
    if (/pixel limit/i.test((cause as Error).message))
      throw refuse('tooManyPixels', 422, { values: { max: MOST_PIXELS / 1e6 }, cause })
    throw refuse('notPicture', 422, { cause })
  }
}

/** Adds a picture to the workspace. Returns its id. */
export async function addMedia(
  files: Files,
  scope: Scope,
  input: { name: string; bytes: Uint8Array },
): Promise<string> {
  const picture = await develop(input.bytes)
  const id = newId()
  const key = `${scope.workspace.id}/${id}`
  await files.put(key, picture.bytes)
  await scope.transaction(async (ctx) => {
    await ctx.db
      .insertInto('media')
      .values({
        workspace_id: ctx.workspace.id,
        id,
        name: input.name,
        mime: picture.mime,
        width: picture.width,
        height: picture.height,
        bytes: picture.bytes.byteLength,
        file_key: key,
        added_by: ctx.actor.name,
        added_at: ctx.clock.now(),
      })
      .execute()
    await ctx.facts.record('media.added', id)
  })
  return id
}

/** The bytes of a picture, reduced when asked. */
export async function pictureBytes(
  files: Files,
  fileKey: string,
  mime: string,
  size: '320' | '960' | 'full',
): Promise<{ bytes: Uint8Array; mime: string }> {
  const bytes = await files.get(fileKey)
  if (size === 'full') return { bytes, mime }
  const small = await sharp(bytes)
    .resize({ width: Number(size), height: Number(size), fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer()
  return { bytes: small, mime: 'image/webp' }
}
