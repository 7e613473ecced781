import { createHash } from 'node:crypto'
import { htmlToText, tagsOf } from '../kit/html-text.ts'
import type { Account, Author, IncomingMessage, SpaceRef } from '../kit/index.ts'
import { webAddress } from './address.ts'
import type { Settings } from './client.ts'
import { commentId, postId } from './ids.ts'
import type { Comment, Post } from './shapes.ts'

const longestArticle = 20_000

export interface View {
  account: Account
  settings: Settings
  now: Date
}

const digest = (text: string, length: number) =>
  createHash('sha256').update(text).digest('base64url').slice(0, length)

/** GMT without saying so; zeros for a draft, a date ahead for an article to come. */
const timeOf = (gmt: string | null, now: Date): string => {
  const time = Date.parse(`${gmt}Z`)
  const known = Number.isNaN(time) || time > now.getTime() ? now.getTime() : time
  return new Date(known).toISOString()
}

/** A comment as its author typed it: WordPress keeps line ends as they are, and the few tags it allows. */
export const commentText = (raw: string): string =>
  htmlToText(raw.replace(/\r\n|\r|\n/g, '<br>')).replaceAll('\u0000', '')

const spaceOf = ({ settings }: View): SpaceRef => ({
  remoteId: settings.home,
  name: settings.siteName,
  kind: 'site',
  hostingRole: 'own',
})

/** Visitors have no account: their e-mail address tells them apart, and leaves the site as a hash only. */
const authorId = (comment: Comment, { settings }: View): string => {
  if (comment.author > 0) return `${settings.home}#user-${comment.author}`
  const email = comment.author_email.trim().toLowerCase()
  return email
    ? `${settings.home}#visitor-${digest(email, 22)}`
    : `${settings.home}#name-${digest(comment.author_name, 22)}`
}

const authorOf = (comment: Comment, view: View): Author => {
  const isUs = comment.author === view.settings.userId
  const name = htmlToText(comment.author_name).slice(0, 200) || '?'
  const avatarUrl = webAddress(comment.author_avatar_urls['96'] ?? '')
  const url = webAddress(comment.author_url)
  return {
    remoteId: isUs ? view.account.remoteId : authorId(comment, view),
    handle: isUs ? view.account.handle : name,
    name,
    ...(avatarUrl && { avatarUrl }),
    ...(url && { url }),
    isUs,
  }
}

/** A comment that can be read, by everybody or by those who moderate. */
export const isThere = ({ status }: Pick<Comment, 'status'>): boolean =>
  status === 'approved' || status === 'hold'

/** Changes when a reader would see a change. */
export const markOf = (comment: Comment): string =>
  digest(JSON.stringify([comment.status, comment.content.raw, comment.author_name, comment.parent]), 8)

/** Pure and total: whatever a visitor wrote, a message comes out. */
export const mapComment = (comment: Comment, view: View): IncomingMessage => {
  const author = authorOf(comment, view)
  const root = comment.post > 0 ? postId(comment.post) : undefined
  const parent = comment.parent > 0 && comment.parent !== comment.id ? commentId(comment.parent) : root
  const url = webAddress(comment.link)
  return {
    remoteId: commentId(comment.id),
    kind: 'comment',
    visibility: 'public',
    ...(parent && { parentRemoteId: parent, rootRemoteId: root ?? parent }),
    space: spaceOf(view),
    author,
    text: commentText(comment.content.raw || comment.content.rendered),
    spans: [],
    attachments: [],
    sentAt: timeOf(comment.date_gmt, view.now),
    ...(url && { url }),
    status: comment.status === 'hold' ? 'held' : 'shown',
    concerns: author.isUs ? 'context' : 'us',
  }
}

const pictureOf = (html: string): IncomingMessage['attachments'] => {
  const image = tagsOf(html, 'img')[0]
  const url = webAddress(image?.('src') ?? '')
  const alt = image?.('alt')
  return url ? [{ kind: 'image', url, ...(alt && { alt }) }] : []
}

/** An article speaks for the site, whoever signed it. */
export const mapPost = (post: Post, view: View): IncomingMessage => {
  const { account, now } = view
  const sentAt = timeOf(post.date_gmt, now)
  const editedAt = timeOf(post.modified_gmt, now)
  const html = post.content.rendered.slice(0, 200_000)
  const url = webAddress(post.link)
  return {
    remoteId: postId(post.id),
    kind: 'article',
    visibility: 'public',
    space: spaceOf(view),
    author: { remoteId: account.remoteId, handle: account.handle, name: account.name, isUs: true },
    text: [htmlToText(post.title.rendered), htmlToText(html)]
      .filter(Boolean)
      .join('\n\n')
      .slice(0, longestArticle),
    spans: [],
    attachments: pictureOf(html),
    sentAt,
    ...(editedAt > sentAt && { editedAt }),
    ...(url && { url }),
    concerns: 'context',
  }
}
