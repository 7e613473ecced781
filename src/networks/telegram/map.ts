import type { Author, IncomingMessage, SpaceRef, TextSpan } from '../kit/index.ts'
import type { Settings } from './settings.ts'
import type { Chat, Entity, Message } from './shapes.ts'

export const remoteIdOf = (chatId: number, messageId: number): string => `${chatId}/${messageId}`

const utc = (seconds: number, now: Date) => new Date(Math.min(seconds * 1000, now.getTime())).toISOString()

const webAddress = (text: string): string | undefined => {
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`)
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined
}

const targetOf = ({ type, url }: Entity, shown: string): Pick<TextSpan, 'kind' | 'target'> | undefined => {
  if (type === 'mention') return { kind: 'mention', target: shown.replace(/^@/, '') }
  if (type === 'hashtag') return { kind: 'tag', target: shown.replace(/^#/, '') }
  if (type !== 'url' && type !== 'text_link') return undefined
  const target = webAddress(url ?? shown)
  return target ? { kind: 'link', target } : undefined
}

/** Telegram counts in UTF-16 as we do; marks may overlap, ours may not. */
export const spansOf = (text: string, entities: readonly Entity[]): TextSpan[] => {
  const spans: TextSpan[] = []
  for (const one of entities.toSorted((a, b) => a.offset - b.offset)) {
    const end = one.offset + one.length
    if (end > text.length || one.offset < (spans.at(-1)?.end ?? 0)) continue
    const found = targetOf(one, text.slice(one.offset, end))
    if (found?.target) spans.push({ start: one.offset, end, ...found })
  }
  return spans
}

/** Files have no address that a browser could open without the token: a sign stands for them. */
const signOf = (message: Message): string => {
  if (message.poll) return `📊 ${message.poll.question}`
  if (message.sticker) return message.sticker.emoji ?? '🖼️'
  if (message.photo) return '📷'
  if (message.video || message.animation) return '🎬'
  if (message.voice || message.audio) return '🎤'
  if (message.document) return '📎'
  return message.location ? '📍' : ''
}

const chatUrl = (chat: Chat): string | undefined =>
  chat.username ? `https://t.me/${chat.username}` : undefined

const messageUrl = (chat: Chat, messageId: number): string | undefined => {
  if (chat.type === 'private') return undefined
  if (chat.username) return `https://t.me/${chat.username}/${messageId}`
  const hidden = /^-100(\d+)$/.exec(String(chat.id))?.[1]
  return hidden ? `https://t.me/c/${hidden}/${messageId}` : undefined
}

/** Who signs: a channel or a group in its own name, else a person. */
const authorOf = (message: Message, { botId, chat: ours }: Settings): Author => {
  const { chat, from, sender_chat: signing } = message
  const speaker = signing ?? (chat.type === 'channel' ? chat : undefined)
  if (speaker) {
    const name = speaker.title?.trim() || speaker.username || String(speaker.id)
    const url = chatUrl(speaker)
    return {
      remoteId: String(speaker.id),
      handle: speaker.username ?? name,
      name,
      ...(url ? { url } : {}),
      // The channel itself, its posts carried into its group, and administrators who write as the group.
      isUs: speaker.id === ours?.id || speaker.id === chat.id || message.is_automatic_forward,
    }
  }
  const id = from?.id ?? chat.id
  const name = [from?.first_name, from?.last_name].filter(Boolean).join(' ').trim()
  return {
    remoteId: String(id),
    handle: from?.username ?? String(id),
    name: name || from?.username || String(id),
    ...(from?.username ? { url: `https://t.me/${from.username}` } : {}),
    isUs: id === botId,
  }
}

const linksOf = ({ chat, message_id, message_thread_id, reply_to_message }: Message) => {
  const parent = reply_to_message?.message_id ?? message_thread_id
  if (parent === undefined || parent === message_id) return {}
  const root =
    message_thread_id === undefined || message_thread_id === message_id ? parent : message_thread_id
  return { parentRemoteId: remoteIdOf(chat.id, parent), rootRemoteId: remoteIdOf(chat.id, root) }
}

const spaceOf = (chat: Chat): SpaceRef | undefined =>
  chat.type === 'private'
    ? undefined
    : { remoteId: String(chat.id), name: chat.title?.trim() || String(chat.id), kind: chat.type === 'channel' ? 'channel' : 'group', hostingRole: 'own' } // biome-ignore format: one thing

/** What Telegram tells of a message, in our types; `undefined` for traces of actions. Pure and total. */
export const mapMessage = (message: Message, settings: Settings, now: Date): IncomingMessage | undefined => {
  const { chat, message_id } = message
  const written = message.text ?? message.caption
  const text = written || signOf(message)
  if (!text) return undefined
  const spans = written ? spansOf(text, message.text ? message.entities : message.caption_entities) : []
  const author = authorOf(message, settings)
  const isPrivate = chat.type === 'private'
  const named = spans.some(
    ({ kind, target }) => kind === 'mention' && target.toLowerCase() === settings.username.toLowerCase(),
  )
  const links = linksOf(message)
  const space = spaceOf(chat)
  const url = messageUrl(chat, message_id)
  const inPublic = named && !author.isUs ? 'mention' : links.parentRemoteId ? 'comment' : 'post'
  return {
    remoteId: remoteIdOf(chat.id, message_id),
    kind: isPrivate ? 'direct' : inPublic,
    visibility: isPrivate ? 'private' : 'public',
    ...links,
    ...(space ? { space } : {}),
    author,
    text,
    spans,
    attachments: [],
    sentAt: utc(message.date, now),
    ...(message.edit_date ? { editedAt: utc(message.edit_date, now) } : {}),
    ...(url ? { url } : {}),
    replyRef: { chatId: chat.id, messageId: message_id },
    concerns: author.isUs ? 'context' : 'us',
    counts: { likes: null, replies: null, shares: null },
  }
}
