import { z } from 'zod'
import { contract } from '../platform/http/contract.ts'

/** Of a post as a whole: `partly` when some channels have it and others never will. */
export const postState = z.enum([
  'draft',
  'scheduled',
  'publishing',
  'published',
  'partly',
  'failed',
  'unknown',
])
export type PostState = z.output<typeof postState>

export const variantState = z.enum([
  'draft',
  'scheduled',
  'sending',
  'published',
  'failed',
  'unknown',
  'cancelled',
])

export const mediaView = z.object({
  id: z.uuid(),
  name: z.string(),
  mime: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  bytes: z.number().int(),
  /** Path under `/api/v1`; add `?size=320` for a small one. */
  path: z.string(),
})
export type MediaView = z.output<typeof mediaView>

const pictureInput = z.object({ mediaId: z.uuid(), alt: z.string().max(2000) })

export const variantView = z.object({
  id: z.uuid(),
  channel: z.object({
    id: z.uuid(),
    network: z.string(),
    networkName: z.string(),
    monogram: z.string(),
    name: z.string(),
    handle: z.string(),
  }),
  /** Null: the text of the post. */
  ownText: z.string().nullable(),
  text: z.string(),
  state: variantState,
  url: z.string().nullable(),
  publishedAt: z.string().nullable(),
  trouble: z.object({ message: z.string(), help: z.string() }).nullable(),
  metrics: z
    .object({
      likes: z.number().nullable(),
      replies: z.number().nullable(),
      shares: z.number().nullable(),
      views: z.number().nullable(),
      readAt: z.string(),
    })
    .nullable(),
})
export type VariantView = z.output<typeof variantView>

export const postView = z.object({
  id: z.uuid(),
  text: z.string(),
  pictures: z.array(mediaView.extend({ alt: z.string() })),
  state: postState,
  /** ISO; null for a draft without a date. */
  scheduledAt: z.string().nullable(),
  /** Wall clock in the workspace's zone, `2026-05-21T17:00`. */
  scheduledLocal: z.string().nullable(),
  timeZone: z.string(),
  variants: z.array(variantView),
  createdBy: z.string(),
  updatedAt: z.string(),
  version: z.number().int(),
})
export type PostView = z.output<typeof postView>

/** Ready, worth a look, or impossible: said for each channel before anything leaves. */
export const verdictView = z.object({
  channelId: z.uuid(),
  level: z.enum(['ready', 'warning', 'blocking']),
  count: z.number().int(),
  max: z.number().nullable(),
  issues: z.array(
    z.object({
      code: z.string(),
      level: z.enum(['warning', 'blocking']),
      message: z.string(),
      help: z.string().nullable(),
    }),
  ),
})
export type VerdictView = z.output<typeof verdictView>

export const draftInput = z.object({
  text: z.string().max(70_000),
  pictures: z.array(pictureInput).max(20).default([]),
  variants: z
    .array(z.object({ channelId: z.uuid(), ownText: z.string().max(70_000).nullable().default(null) }))
    .max(50)
    .default([]),
})
export type DraftInput = z.input<typeof draftInput>

const postId = z.object({ postId: z.uuid() })
const localTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)

/** The API of posts. */
export const publishingRoutes = {
  list: contract({
    method: 'get',
    path: '/posts',
    summary: 'Posts: the next to leave first, then the last published',
    query: z.object({
      state: z.enum(['all', 'draft', 'scheduled', 'published', 'problems']).default('all'),
      from: z.iso.datetime().optional(),
      to: z.iso.datetime().optional(),
      cursor: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    output: z.object({ posts: z.array(postView), next: z.string().nullable() }),
  }),
  show: contract({
    method: 'get',
    path: '/posts/{postId}',
    summary: 'One post',
    params: postId,
    output: postView,
  }),
  create: contract({
    method: 'post',
    path: '/posts',
    summary: 'Write a draft',
    body: draftInput,
    output: postView,
    status: 201,
  }),
  update: contract({
    method: 'patch',
    path: '/posts/{postId}',
    summary: 'Change what has not left yet; 409 when somebody changed it since `version`',
    params: postId,
    body: draftInput.extend({ version: z.number().int() }),
    output: postView,
  }),
  verdicts: contract({
    method: 'post',
    path: '/posts/verdicts',
    summary: 'What each chosen network would say of this draft',
    body: draftInput,
    output: z.object({ verdicts: z.array(verdictView) }),
  }),
  publish: contract({
    method: 'post',
    path: '/posts/{postId}/publish',
    summary: 'Publish now, or at an hour of the workspace’s zone',
    params: postId,
    body: z.object({
      /** Wall clock in the workspace's zone; absent: now. An hour that does not exist there is refused; one that exists twice is the first. */
      at: localTime.optional(),
      version: z.number().int(),
    }),
    output: postView,
    status: 202,
  }),
  unschedule: contract({
    method: 'post',
    path: '/posts/{postId}/unschedule',
    summary: 'Back to draft, when nothing has left',
    params: postId,
    output: postView,
  }),
  resolve: contract({
    method: 'post',
    path: '/posts/{postId}/variants/{variantId}/resolve',
    summary: 'Say what became of a failed or unknown delivery: try again, it is there, or let go',
    params: postId.extend({ variantId: z.uuid() }),
    body: z.object({ outcome: z.enum(['retry', 'published', 'drop']), url: z.url().max(2000).optional() }),
    output: postView,
  }),
  remove: contract({
    method: 'delete',
    path: '/posts/{postId}',
    summary: 'Delete a draft, or a scheduled post that has not left',
    params: postId,
    output: z.object({ removed: z.literal(true) }),
  }),
  upload: contract({
    method: 'post',
    path: '/media',
    summary: 'Add a picture: oriented, stripped of metadata and place',
    query: z.object({ name: z.string().max(200).default('image') }),
    bytes: { types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'], max: 20_000_000 },
    output: mediaView,
    status: 201,
  }),
  file: contract({
    method: 'get',
    path: '/media/{mediaId}',
    summary: 'The bytes of a picture',
    params: z.object({ mediaId: z.uuid() }),
    query: z.object({ size: z.enum(['320', '960', 'full']).default('full') }),
    output: null,
  }),
} as const
