import { z } from 'zod'

const text = z.string().catch('')
const rendered = z.object({ raw: text, rendered: text }).catch({ raw: '', rendered: '' })
const id = z.int().min(1)

export const user = z.object({
  id,
  username: text,
  name: text,
  capabilities: z.record(z.string(), z.unknown()).catch({}),
  avatar_urls: z.record(z.string(), z.string()).catch({}),
})
export type User = z.infer<typeof user>

export const site = z.object({
  name: text,
  home: z.string(),
  namespaces: z.array(z.string()),
  // PHP writes an empty map as a list.
  authentication: z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())]).catch([]),
  site_icon_url: text,
})
export type Site = z.infer<typeof site>

export const comment = z.object({
  id,
  post: z.int().catch(0),
  parent: z.int().catch(0),
  author: z.int().catch(0),
  author_name: text,
  author_email: text,
  author_url: text,
  author_avatar_urls: z.record(z.string(), z.string()).catch({}),
  date_gmt: text,
  content: rendered,
  link: text,
  /** approved, hold, spam, trash, post-trashed; plugins add others. */
  status: text,
})
export type Comment = z.infer<typeof comment>

export const post = z.object({
  id,
  date_gmt: z.string().nullable().catch(null),
  modified_gmt: z.string().nullable().catch(null),
  status: text,
  link: text,
  title: rendered,
  content: rendered,
})
export type Post = z.infer<typeof post>

export const media = z.object({ id, source_url: z.string() })
export const created = z.object({ id, link: text })
export const anything = z.unknown()

const names = (shape: z.ZodObject) => Object.keys(shape.shape).join(',')
/** For `_fields`: what we do not read is not computed. */
export const commentFields = names(comment)
export const postFields = names(post)
