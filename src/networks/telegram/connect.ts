import { z } from 'zod'
import { type Access, type Account, type Connected, NetworkError, type Tools } from '../kit/index.ts'
import { type Client, openBot, openClient } from './client.ts'
import { chatShape, userShape } from './shapes.ts'

const webhook = z.object({ url: z.string().catch('') })

const refuse = (field: string, said: string) => new NetworkError({ kind: 'rejected', said, field })

const whoAmI = async (client: Client): Promise<{ account: Account; botId: number; username: string }> => {
  const bot = await client.call('getMe', {}, userShape)
  const username = bot.username ?? String(bot.id)
  const name = [bot.first_name, bot.last_name].filter(Boolean).join(' ').trim() || username
  const account = { remoteId: String(bot.id), handle: username, name, url: `https://t.me/${username}` }
  return { account, botId: bot.id, username }
}

/** Another program that receives the messages of this bot would take them from us. */
const assertOurs = async (client: Client): Promise<void> => {
  const { url } = await client.call('getWebhookInfo', {}, webhook)
  if (url)
    throw refuse(
      'botToken',
      'another program receives the messages of this bot (webhook): make a bot for Parvis',
    )
}

const chatOf = async (client: Client, typed: string | undefined) => {
  const text = typed?.trim().replace(/^https?:\/\/t\.me\//i, '@') ?? ''
  if (!text) return undefined
  const chat_id = /^-?\d+$/.test(text) ? Number(text) : `@${text.replace(/^@/, '')}`
  try {
    const chat = await client.call('getChat', { chat_id }, chatShape)
    if (chat.type === 'private') throw refuse('chat', 'this is a person, not a channel or a group')
    return { id: chat.id, name: chat.title ?? String(chat.id) }
  } catch (error) {
    if (error instanceof NetworkError && error.kind === 'rejected') throw refuse('chat', error.said)
    throw error
  }
}

/** The same refusal, told about what the person typed. */
const aboutTheForm = (error: NetworkError): NetworkError => {
  const isToken = error.kind === 'reconnect' || error.kind === 'gone' || error.kind === 'rejected'
  const field = error.field ?? (isToken ? 'botToken' : undefined)
  return new NetworkError({
    kind: isToken ? 'rejected' : error.kind,
    said: error.said,
    ...(error.retryAt ? { retryAt: error.retryAt } : {}),
    ...(field ? { field } : {}),
    cause: error,
  })
}

export const connect = async (fields: Record<string, string>, tools: Tools): Promise<Connected> => {
  const token = fields.botToken?.trim() ?? ''
  if (!/^\d+:[\w-]+$/.test(token)) throw refuse('botToken', 'a bot token looks like 123456789:AA…')
  const client = openBot(token, tools)
  try {
    const { account, botId, username } = await whoAmI(client)
    await assertOurs(client)
    const chat = await chatOf(client, fields.chat)
    return { account, settings: { botId, username, ...(chat ? { chat } : {}) }, secret: { token } }
  } catch (error) {
    throw error instanceof NetworkError ? aboutTheForm(error) : error
  }
}

export const check = async (access: Access, tools: Tools): Promise<{ account: Account }> => {
  const { account } = await whoAmI(openClient(access, tools))
  return { account }
}
