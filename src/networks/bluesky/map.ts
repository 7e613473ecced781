import type { AppBskyFeedDefs } from '@atproto/api'
import { z } from 'zod'
import type { IncomingMessage, MessageKind, SpaceRef } from '../kit/index.ts'
import { parseUri, postUrl, profileUrl } from './address.ts'
import { attachmentsOf } from './attachments.ts'
import { spansOf } from './spans.ts'

export type PostView = AppBskyFeedDefs.PostView

const ref = z.object({ uri: z.string(), cid: z.string() })
const refs = z.object({ root: ref, parent: ref })
export type Refs = z.infer<typeof refs>

const record = z.object({
  text: z.string().catch(''),
  createdAt: z.string().catch(''),
  langs: z.array(z.string()).catch([]),
  facets: z.unknown().optional(),
  reply: refs.optional().catch(undefined),
})

const blank = record.parse({})

/** Root and parent of a reply; `undefined` for a post that opens a thread. */
export const refsOf = (post: { record: unknown }): Refs | undefined =>
  record.safeParse(post.record).data?.reply

/** Clients choose `createdAt`: it counts only when it is not later than the network's own time. */
const sentAt = (createdAt: string, indexedAt: string) => {
  const written = Date.parse(createdAt)
  const seen = Date.parse(indexedAt)
  const at = Number.isNaN(written) || written > seen ? seen : written
  return new Date(Number.isNaN(at) ? 0 : at).toISOString()
}

/** From whose side a post is seen. `handles` gives names to the DIDs met on the way. */
export interface View {
  us: string
  concerns: IncomingMessage['concerns']
  kind?: MessageKind
  handles?: ReadonlyMap<string, string>
}

/** People talk under the post that opened the thread: the place is its author's profile. */
const spaceOf = (rootUri: string, post: PostView, view: View): SpaceRef => {
  const owner = parseUri(rootUri)?.did ?? post.author.did
  const handle = owner === post.author.did ? post.author.handle : view.handles?.get(owner)
  return {
    remoteId: owner,
    name: handle ? `@${handle}` : owner,
    kind: 'profile',
    hostingRole: owner === view.us ? 'own' : 'third-party',
  }
}

/** What the AppView says of a post, in our types. Pure and total: whatever the record holds, a message comes out. */
export const mapPost = (post: PostView, view: View): IncomingMessage => {
  const { text, createdAt, langs, facets, reply } = record.safeParse(post.record).data ?? blank
  const { author } = post
  const root = reply?.root ?? { uri: post.uri, cid: post.cid }
  return {
    remoteId: post.uri,
    kind: view.kind ?? (reply ? 'comment' : 'post'),
    visibility: 'public',
    ...(reply ? { parentRemoteId: reply.parent.uri, rootRemoteId: reply.root.uri } : {}),
    space: spaceOf(root.uri, post, view),
    author: {
      remoteId: author.did,
      handle: author.handle,
      name: author.displayName?.trim() || author.handle,
      ...(author.avatar ? { avatarUrl: author.avatar } : {}),
      url: profileUrl(author),
      isUs: author.did === view.us,
    },
    text,
    ...(langs[0] ? { language: langs[0] } : {}),
    spans: spansOf(text, facets),
    attachments: attachmentsOf(post.embed),
    sentAt: sentAt(createdAt, post.indexedAt),
    url: postUrl(author, post.uri),
    replyRef: { uri: post.uri, cid: post.cid, root },
    concerns: view.concerns,
    counts: {
      likes: post.likeCount ?? null,
      replies: post.replyCount ?? null,
      shares: post.repostCount ?? null,
    },
  }
}
