import type { IncomingMessage, MessageKind, SpaceRef } from '../kit/index.ts'
import { attachmentsOf, pollLines } from './attachments.ts'
import { readContent } from './content.ts'
import type { AccountEntity, Status } from './entities.ts'
import { handleOf, webAddress } from './handle.ts'
import { replyRefOf } from './reply-ref.ts'

/** From whose side a status is seen. */
export interface View {
  us: { accountId: string; domain: string }
  now: Date
  concerns: IncomingMessage['concerns']
  kind?: MessageKind
  /** What opened its thread, as far as our server knows. */
  root?: { id: string; owner?: AccountEntity }
}

const isText = (text: string | null | undefined): text is string => typeof text === 'string' && text !== ''

/** Authors choose their clock: never later than ours. */
const utc = (text: string, now: Date): string => {
  const at = Date.parse(text)
  return new Date(Number.isNaN(at) ? 0 : Math.max(0, Math.min(at, now.getTime()))).toISOString()
}

const kindOf = (status: Status, us: string): MessageKind => {
  if (status.visibility === 'direct') return 'direct'
  if (!isText(status.in_reply_to_id)) return status.mentions.some(({ id }) => id === us) ? 'mention' : 'post'
  return 'comment'
}

/** The kind of a status that speaks to us: an answer to somebody else that names us is a mention. */
export const kindForUs = (status: Status, type: string, us: string): MessageKind => {
  if (status.visibility === 'direct') return 'direct'
  if (type === 'quote') return 'quote'
  return status.in_reply_to_account_id === us ? 'comment' : 'mention'
}

const spaceOf = (owner: AccountEntity, { us }: View): SpaceRef => {
  const handle = handleOf(owner, us.domain)
  const hostingRole = owner.id === us.accountId ? 'own' : 'third-party'
  return { remoteId: handle.toLowerCase(), name: `@${handle}`, kind: 'profile', hostingRole }
}

/** The warning opens the text: what reads, searches or judges the message must meet it first, as its readers do. */
const wordsOf = (status: Status, domain: string) => {
  const people = new Map(status.mentions.map((one) => [one.url, handleOf({ ...one, username: '' }, domain)]))
  const { text, spans } = readContent(status.content, people, Boolean(status.quote))
  const warning = status.spoiler_text.replace(/\s+/g, ' ').trim()
  const head = warning ? `⚠️ ${warning}${text ? '\n\n' : ''}` : ''
  const moved = spans.map((span) => ({
    ...span,
    start: span.start + head.length,
    end: span.end + head.length,
  }))
  return { text: `${head}${text}${pollLines(status.poll)}`, spans: moved }
}

const threadOf = (status: Status, { root }: View) => {
  const parent = status.in_reply_to_id
  if (!isText(parent) || parent === status.id) return {}
  return { parentRemoteId: parent, rootRemoteId: root && root.id !== status.id ? root.id : parent }
}

/** A status in our types. Pure and total: whatever it holds, a sound message comes out. */
export const mapStatus = (status: Status, view: View): IncomingMessage => {
  const { us, now, concerns, kind, root } = view
  const { account, edited_at: edited, language, visibility } = status
  const handle = handleOf(account, us.domain)
  const thread = threadOf(status, view)
  const isPrivate = visibility === 'direct' || visibility === 'private'
  const owner = 'parentRemoteId' in thread ? root?.owner : account
  return {
    remoteId: status.id,
    kind: kind ?? kindOf(status, us.accountId),
    visibility: isPrivate ? 'private' : 'public',
    ...thread,
    ...(owner && visibility !== 'direct' ? { space: spaceOf(owner, view) } : {}),
    author: {
      remoteId: handle.toLowerCase(),
      handle,
      name: account.display_name.trim() || account.username || handle,
      ...webAddress('avatarUrl', account.avatar),
      ...webAddress('url', account.url),
      isUs: account.id === us.accountId,
    },
    ...wordsOf(status, us.domain),
    ...(isText(language) ? { language } : {}),
    attachments: attachmentsOf(status),
    sentAt: utc(status.created_at, now),
    ...(isText(edited) ? { editedAt: utc(edited, now) } : {}),
    ...webAddress('url', status.url ?? status.uri),
    replyRef: replyRefOf(status),
    concerns,
    counts: {
      likes: status.favourites_count ?? null,
      replies: status.replies_count ?? null,
      shares: status.reblogs_count ?? null,
    },
  }
}
