import sharp from 'sharp'
import type { StoredImage } from '../../outbox/index.ts'
import { newId } from '../../platform/ids/index.ts'
import { type PictureKey, pictures } from '../world/pictures.ts'
import type { Stage } from './stage.ts'

export interface HungPicture {
  id: string
  stored: StoredImage
}

export type HungPictures = ReadonlyMap<PictureKey, HungPicture>

/** Draws the pictures into the files of the workspace and adds them to its media. */
export async function hangPictures(stage: Stage): Promise<HungPictures> {
  const keys = Object.keys(pictures) as PictureKey[]
  const hung = new Map(await Promise.all(keys.map(async (key) => [key, await draw(stage, key)] as const)))
  await stage.tx
    .insertInto('media')
    .values(
      [...hung].map(([key, { id, stored }]) => ({
        workspace_id: stage.workspace.id,
        id,
        name: pictures[key].name,
        mime: stored.mime,
        width: stored.width,
        height: stored.height,
        bytes: stored.bytes,
        file_key: stored.fileKey,
        added_by: stage.members['Tom Wisniak'].name,
        added_at: stage.now,
      })),
    )
    .execute()
  return hung
}

async function draw({ deps, workspace, now }: Stage, key: PictureKey): Promise<HungPicture> {
  const { alt, svg } = pictures[key]
  const { data, info } = await sharp(Buffer.from(svg)).png().toBuffer({ resolveWithObject: true })
  const id = newId(now)
  const fileKey = `${workspace.id}/${id}`
  await deps.files.put(fileKey, data)
  const { height, width } = info
  return { id, stored: { fileKey, mime: 'image/png', width, height, bytes: data.byteLength, alt } }
}
