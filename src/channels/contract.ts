import { z } from 'zod'
import { contract } from '../platform/http/contract.ts'

const localized = z.object({ fr: z.string(), en: z.string() })

/** `late`: reading lags. `expiring`: from 10 days before the end. `cut`: somebody must connect again. */
export const channelState = z.enum(['connected', 'late', 'expiring', 'cut', 'paused'])
export type ChannelState = z.output<typeof channelState>

export const channelView = z.object({
  id: z.uuid(),
  network: z.string(),
  networkName: z.string(),
  monogram: z.string(),
  handle: z.string(),
  name: z.string(),
  avatarUrl: z.string().nullable(),
  url: z.string().nullable(),
  state: channelState,
  /** What is wrong and what to do, in the reader's language; null when all is well. */
  trouble: z.object({ message: z.string(), help: z.string() }).nullable(),
  /** Last successful read, ISO. */
  readAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
  connectedAt: z.string(),
  connectedBy: z.string(),
  can: z.object({
    read: z.boolean(),
    reply: z.boolean(),
    publish: z.boolean(),
    moderate: z.boolean(),
    measure: z.boolean(),
  }),
  /** Replies and posts that wait for this channel to work again. */
  held: z.number().int(),
})
export type ChannelView = z.output<typeof channelView>

const textLimit = z.object({
  max: z.number().nullable(),
  unit: z.enum(['graphemes', 'codePoints', 'utf16', 'bytes', 'weighted']),
  maxBytes: z.number().optional(),
  urlWeight: z.number().optional(),
  shortMentions: z.boolean().optional(),
  asOf: z.string(),
  source: z.string(),
})
export const networkView = z.object({
  id: z.string(),
  name: z.string(),
  monogram: z.string(),
  howToConnect: localized,
  credentials: z.array(
    z.object({
      name: z.string(),
      label: localized,
      help: localized,
      kind: z.enum(['text', 'secret', 'url']),
      placeholder: z.string().optional(),
      optional: z.boolean().optional(),
      maxLength: z.number(),
    }),
  ),
  capabilities: z.record(
    z.string(),
    z.object({
      level: z.enum(['native', 'manual', 'none']),
      constraints: localized.optional(),
      asOf: z.string(),
      source: z.string(),
    }),
  ),
  text: z.object({ post: textLimit, reply: textLimit }).nullable(),
  images: z
    .object({
      maxCount: z.number(),
      maxBytes: z.number(),
      maxSide: z.number(),
      types: z.array(z.string()),
      altMax: z.number(),
    })
    .nullable(),
})
export type NetworkView = z.output<typeof networkView>

const channelId = z.object({ channelId: z.uuid() })

/** The API of connected accounts. */
export const channelRoutes = {
  networks: contract({
    method: 'get',
    path: '/networks',
    summary: 'Networks that can be connected, with what each allows',
    output: z.object({ networks: z.array(networkView) }),
  }),
  list: contract({
    method: 'get',
    path: '/channels',
    summary: 'Connected channels and their health',
    output: z.object({ channels: z.array(channelView) }),
  }),
  connect: contract({
    method: 'post',
    path: '/channels',
    summary: 'Check an account against its network, then connect it',
    body: z.object({
      network: z.string().max(40),
      fields: z.record(z.string().max(40), z.string().max(4000)),
    }),
    output: channelView,
    status: 201,
  }),
  reconnect: contract({
    method: 'post',
    path: '/channels/{channelId}/reconnect',
    summary: 'Give new credentials of the same account',
    params: channelId,
    body: z.object({ fields: z.record(z.string().max(40), z.string().max(4000)) }),
    output: channelView,
  }),
  check: contract({
    method: 'post',
    path: '/channels/{channelId}/check',
    summary: 'Ask the network now whether the access works',
    params: channelId,
    output: channelView,
  }),
  pause: contract({
    method: 'post',
    path: '/channels/{channelId}/pause',
    summary: 'Stop or resume reading and sending',
    params: channelId,
    body: z.object({ paused: z.boolean() }),
    output: channelView,
  }),
  disconnect: contract({
    method: 'delete',
    path: '/channels/{channelId}',
    summary: 'Disconnect; keep or erase what came from it',
    params: channelId,
    query: z.object({ erase: z.enum(['true', 'false']).default('false') }),
    output: z.object({ disconnected: z.literal(true) }),
  }),
} as const
