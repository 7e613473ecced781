import { createHash } from 'node:crypto'
import { htmlToText, plainText, tagsOf } from '../kit/html-text.ts'
import type { Account, IncomingMessage } from '../kit/index.ts'
import type { Entry, Feed } from './entry.ts'
import { webAddress } from './web-address.ts'

const longestText = 20_000
const longestId = 500

export const digest = (...parts: (string | undefined)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16)

/** guid, else link, else a hash of the words. */
const idOf = (entry: Entry, link: string | undefined) => {
  const id = entry.id?.trim() || link || `hash:${digest(entry.title, entry.html, entry.text)}`
  return id.length > longestId ? `hash:${digest(id)}` : id
}

const dateOf = (text: string | undefined): string | undefined => {
  const time = text ? Date.parse(text) : Number.NaN
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}

const textOf = (entry: Entry) => {
  const title = htmlToText(entry.title ?? '')
  const body = entry.html ? htmlToText(entry.html) : plainText(entry.text ?? '')
  return [title, body.startsWith(title) ? body.slice(title.length).trim() : body]
    .filter(Boolean)
    .join('\n\n')
    .slice(0, longestText)
}

const pictureOf = (entry: Entry, base: string): IncomingMessage['attachments'] => {
  const inside = tagsOf(entry.html ?? '', 'img')[0]
  const url = webAddress(entry.image?.url ?? inside?.('src'), base)
  const alt = entry.image ? entry.image.alt : inside?.('alt')
  return url ? [{ kind: 'image', url, ...(alt ? { alt } : {}) }] : []
}

const authorOf = (entry: Entry, account: Account, base: string): IncomingMessage['author'] => {
  const name = plainText(entry.author?.name ?? '').slice(0, 200)
  const url = webAddress(entry.author?.url, base)
  const avatarUrl = webAddress(entry.author?.avatar, base)
  if (!name) return { remoteId: account.remoteId, handle: account.handle, name: account.name, isUs: false }
  return {
    remoteId: url ?? `${account.remoteId}#${name}`,
    handle: account.handle,
    name,
    ...(avatarUrl ? { avatarUrl } : {}),
    ...(url ? { url } : {}),
    isUs: false,
  }
}

export interface Article {
  message: IncomingMessage
  /** Changes when a reader would see a change. */
  hash: string
  hasDate: boolean
}

const mapEntry = (entry: Entry, feed: Feed, account: Account, now: Date): Article => {
  const base = webAddress(feed.link, account.remoteId) ?? account.remoteId
  const link = webAddress(entry.link, base)
  const published = dateOf(entry.published)
  const updated = dateOf(entry.updated)
  const language = entry.language ?? feed.language
  const text = textOf(entry)
  // A date ahead of its time would stay on top for ever.
  const sentAt = published && published <= now.toISOString() ? published : now.toISOString()
  const message: IncomingMessage = {
    remoteId: idOf(entry, link),
    kind: 'article',
    visibility: 'public',
    space: { remoteId: account.remoteId, name: account.name, kind: 'site', hostingRole: 'third-party' },
    author: authorOf(entry, account, base),
    text,
    ...(language ? { language } : {}),
    spans: [],
    attachments: pictureOf(entry, base),
    sentAt,
    ...(updated && published && updated > sentAt ? { editedAt: updated } : {}),
    ...(link ? { url: link } : {}),
    concerns: 'context',
  }
  return { message, hash: digest(text, link, updated), hasDate: published !== undefined }
}

/** A document's entries as messages, oldest first. Entries that share one id are told apart by their link. */
export const mapFeed = (feed: Feed, account: Account, now: Date): Article[] => {
  const articles = feed.entries.map((entry) => mapEntry(entry, feed, account, now))
  const links = Map.groupBy(articles, ({ message }) => message.remoteId)
  for (const [id, same] of links) {
    if (new Set(same.map(({ message }) => message.url)).size < 2) continue
    for (const { message } of same) message.remoteId = message.url ?? id
  }
  const unique = new Map(articles.toReversed().map((article) => [article.message.remoteId, article]))
  return [...unique.values()].sort((a, b) => (a.message.sentAt < b.message.sentAt ? -1 : 1))
}
