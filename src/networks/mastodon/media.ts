import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { NetworkError, type OutgoingImage } from '../kit/index.ts'
import type { Api } from './client.ts'

const shape = z.object({ id: z.string().min(1) })

/** Milliseconds between two questions about a picture that the server still works on: 25 s in all. */
const patience = [200, 500, 1000, 2000, 3000, 4000, 5000, 5000, 5000]
const working = [202, 206]

/** Ids of uploaded pictures, in order. Those that no status uses are forgotten by the server after a day. */
export const uploadAll = async (
  api: Api,
  images: readonly OutgoingImage[],
  signal: AbortSignal,
): Promise<string[]> => {
  const ids: string[] = []
  for (const image of images) ids.push(await upload(api, image, signal))
  return ids
}

const upload = async (api: Api, image: OutgoingImage, signal: AbortSignal): Promise<string> => {
  const form = new FormData()
  const extension = image.mime.split('/')[1] ?? 'bin'
  form.set('file', new Blob([new Uint8Array(await image.read())], { type: image.mime }), `image.${extension}`)
  if (image.alt) form.set('description', image.alt)
  if (image.focus) form.set('focus', `${image.focus.x},${image.focus.y}`)
  const { data, status } = await api.upload('/api/v2/media', shape, form)
  if (working.includes(status)) await untilReady(api, data.id, signal)
  return data.id
}

const untilReady = async (api: Api, id: string, signal: AbortSignal): Promise<void> => {
  for (const delay of patience) {
    await wait(delay, undefined, { signal })
    const { status } = await api.get(`/api/v1/media/${encodeURIComponent(id)}`, shape)
    if (!working.includes(status)) return
  }
  throw new NetworkError({ kind: 'transient', said: 'the server still works on a picture' })
}
