import { z } from 'zod'
import { type Access, type Limits as Limited, NetworkError } from '../kit/index.ts'
import { manifest } from './manifest.ts'

/** Lengths in code points. The values that a forum is installed with, until it says its own. */
export const limits = z.object({
  minTitle: z.int().min(0).catch(15),
  maxTitle: z.int().min(1).catch(255),
  minTopic: z.int().min(0).catch(20),
  minReply: z.int().min(0).catch(20),
  minDirect: z.int().min(0).catch(10),
  maxPost: z.int().min(1).catch(32_000),
  /** The day the forum said them; absent when it did not. */
  readAt: z.string().optional(),
})
export type Limits = z.infer<typeof limits>

const shape = z.object({
  /** Address of the forum without a final slash; it may stand in a folder of its site. */
  base: z.string(),
  userId: z.int(),
  limits,
  categoryId: z.int().optional(),
})
export type Settings = z.infer<typeof shape>

/** The length that the forum itself told; that of the manifest when it did not. */
export const limitsOf = (settings: Record<string, unknown>): Limited => {
  const { data } = shape.safeParse(settings)
  if (!data?.limits.readAt) return manifest
  const { base, limits: told } = data
  const text = {
    ...manifest.text.post,
    max: told.maxPost,
    asOf: told.readAt ?? manifest.text.post.asOf,
    source: `${base}/site/settings.json`,
  }
  return { text: { post: text, reply: text }, images: manifest.images }
}

const secret = z.object({ apiKey: z.string().min(1), username: z.string().min(1) })
export type Keys = z.infer<typeof secret>

const incomplete = () => new NetworkError({ kind: 'reconnect', said: 'the saved access is incomplete' })

export const readSettings = (access: Access): Settings => {
  const { data } = shape.safeParse(access.settings)
  if (data) return data
  throw incomplete()
}

export const readKeys = (access: Access): Keys => {
  const { data } = secret.safeParse(access.secret)
  if (data) return data
  throw incomplete()
}

/** The numbers of members and messages mean something on their own forum only. */
export const siteOf = (base: string): string => base.replace(/^https?:\/\//, '')
export const memberId = (base: string, userId: number): string => `${siteOf(base)}/${userId}`
