import type { Author, IncomingMessage, MessageKind, SpaceRef } from '../kit/index.ts'
import { fromCooked } from './cooked.ts'
import { memberId } from './settings.ts'
import { likeType, type Post } from './shapes.ts'

const longestText = 32_000
const longestName = 200

/** From whose side a message is seen, and what is known around it. */
export interface View {
  base: string
  us: { userId: number; username: string }
  now: Date
  isPrivate?: boolean
  /** Fetched because something near it is new. */
  isContext?: boolean
  title?: string
  space?: SpaceRef
  rootId?: number
  parentId?: number
}

/** Administrators may date a message as they like: never in the future here. */
const timeOf = (text: string, now: Date): string => {
  const at = Date.parse(text)
  return new Date(Number.isNaN(at) ? 0 : Math.min(at, now.getTime())).toISOString()
}

const avatarOf = (post: Post, base: string): string | undefined => {
  const template = post.avatar_template?.replace('{size}', '96')
  const url = template ? URL.parse(template, `${base}/`) : null
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined
}

const authorOf = (post: Post, { base, us }: View): Author => {
  const handle = post.username || `member-${post.user_id ?? 'unknown'}`
  const avatarUrl = avatarOf(post, base)
  return {
    remoteId: typeof post.user_id === 'number' ? memberId(base, post.user_id) : `${base}/@${handle}`,
    handle,
    name: post.name?.trim().slice(0, longestName) || handle,
    ...(avatarUrl ? { avatarUrl } : {}),
    url: `${base}/u/${encodeURIComponent(handle)}`,
    isUs: post.user_id === us.userId,
  }
}

const linksOf = (post: Post, view: View): Pick<IncomingMessage, 'parentRemoteId' | 'rootRemoteId'> => {
  const { rootId, parentId = rootId } = view
  if (rootId === undefined || parentId === undefined || rootId === post.id || parentId === post.id) return {}
  return { parentRemoteId: String(parentId), rootRemoteId: String(rootId) }
}

const isSame = (a: string, b: string) => decodeURIComponentSafe(a).toLowerCase() === b.toLowerCase()
const decodeURIComponentSafe = (text: string) => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A topic is opened by its title, which no member sees apart from its first message. */
const withTitle = (title: string, { text, spans }: ReturnType<typeof fromCooked>) => {
  const head = text === '' ? title : `${title}\n\n`
  const moved = spans.map((span) => ({
    ...span,
    start: span.start + head.length,
    end: span.end + head.length,
  }))
  return { text: head + text, spans: moved }
}

const cut = ({ text, spans }: Pick<IncomingMessage, 'text' | 'spans'>) => ({
  text: text.slice(0, longestText),
  spans: spans.filter((span) => span.end <= longestText),
})

/** What a forum says of a message, in our types. Pure and total. */
export const mapPost = (post: Post, view: View): IncomingMessage => {
  const { base, us, isPrivate = false } = view
  const author = authorOf(post, view)
  const written = fromCooked(post.cooked, base)
  const isFirst = post.post_number === 1
  const title = (view.title ?? post.topic_title ?? '').trim()
  const opening: MessageKind = isFirst ? 'post' : 'comment'
  const mentioned = written.mentions.some((name) => isSame(name, us.username)) && !author.isUs
  const likes = post.actions_summary.find((action) => action.id === likeType)?.count ?? 0
  return {
    remoteId: String(post.id),
    kind: isPrivate ? 'direct' : mentioned ? 'mention' : opening,
    visibility: isPrivate ? 'private' : 'public',
    ...linksOf(post, view),
    ...(view.space ? { space: view.space } : {}),
    author,
    ...cut(isFirst && title ? withTitle(title, written) : written),
    attachments: written.attachments,
    sentAt: timeOf(post.created_at, view.now),
    ...(post.version > 1 && post.updated_at ? { editedAt: timeOf(post.updated_at, view.now) } : {}),
    url: `${base}/t/${encodeURIComponent(post.topic_slug || '-')}/${post.topic_id}/${post.post_number}`,
    replyRef: { topicId: post.topic_id, number: post.post_number },
    concerns: author.isUs || view.isContext ? 'context' : 'us',
    counts: { likes, replies: post.reply_count ?? null, shares: null },
  }
}
