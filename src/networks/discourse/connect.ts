import { z } from 'zod'
import {
  type Access,
  type Account,
  type Checked,
  type Connected,
  NetworkError,
  type Tools,
} from '../kit/index.ts'
import { getCategories } from './categories.ts'
import { type Client, openClient, openDoor } from './client.ts'
import { type Limits, limits, memberId, readSettings } from './settings.ts'

const session = z.object({
  current_user: z.object({
    id: z.int(),
    username: z.string().min(1),
    name: z.string().nullish().catch(null),
    avatar_template: z.string().nullish().catch(null),
  }),
})

const siteSettings = z.object({
  min_topic_title_length: z.unknown().optional(),
  max_topic_title_length: z.unknown().optional(),
  min_first_post_length: z.unknown().optional(),
  min_post_length: z.unknown().optional(),
  min_personal_message_post_length: z.unknown().optional(),
  max_post_length: z.unknown().optional(),
})

const refuse = (field: string, said: string) => new NetworkError({ kind: 'rejected', said, field })

const baseOf = (typed: string | undefined): string => {
  const text = typed?.trim() ?? ''
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`)
  if (!text || !url || url.username || url.password) throw refuse('url', 'this is not the address of a forum')
  return (url.origin + url.pathname).replace(/\/+$/, '')
}

/** Who the key speaks for. */
const whoAmI = async (client: Client): Promise<{ account: Account; userId: number }> => {
  const { current_user: user } = await client.get('/session/current.json', session, undefined, { open: true })
  const { base } = client
  const avatar = user.avatar_template?.replace('{size}', '96')
  const avatarUrl = avatar ? URL.parse(avatar, `${base}/`) : null
  const account: Account = {
    remoteId: memberId(base, user.id),
    handle: user.username,
    name: user.name?.trim() || user.username,
    url: `${base}/u/${encodeURIComponent(user.username)}`,
    ...(avatarUrl && /^https?:$/.test(avatarUrl.protocol) ? { avatarUrl: avatarUrl.href } : {}),
  }
  return { account, userId: user.id }
}

/** The forum's own limits; `known` where it keeps them to itself or has a bad day. */
const getLimits = async (client: Client, known: Limits, now: Date): Promise<Limits> => {
  try {
    const told = await client.get('/site/settings.json', siteSettings)
    return limits.parse({
      minTitle: told.min_topic_title_length,
      maxTitle: told.max_topic_title_length,
      minTopic: told.min_first_post_length,
      minReply: told.min_post_length,
      minDirect: told.min_personal_message_post_length,
      maxPost: told.max_post_length,
      readAt: now.toISOString().slice(0, 10),
    })
  } catch (error) {
    if (error instanceof NetworkError && error.kind !== 'rate-limited') return known
    throw error
  }
}

const categoryOf = async (client: Client, typed: string | undefined): Promise<number | undefined> => {
  const wanted = typed?.trim().toLowerCase()
  if (!wanted) return undefined
  const found = (await getCategories(client)).find(
    ({ id, name, slug }) => wanted === name.toLowerCase() || wanted === slug || wanted === String(id),
  )
  if (!found) throw refuse('category', 'the forum has no such category, or hides it from this member')
  return found.id
}

const faultyField = (error: NetworkError) => {
  if (error.kind === 'reconnect') return 'apiKey'
  return error.kind === 'rate-limited' ? undefined : 'url'
}

/** The same refusal, told about what the person typed. */
const aboutTheForm = (error: NetworkError): NetworkError => {
  const field = error.field ?? faultyField(error)
  return new NetworkError({
    kind: error.kind === 'reconnect' || error.kind === 'gone' ? 'rejected' : error.kind,
    said: error.said,
    ...(error.retryAt ? { retryAt: error.retryAt } : {}),
    ...(field ? { field } : {}),
    cause: error,
  })
}

export const connect = async (fields: Record<string, string>, tools: Tools): Promise<Connected> => {
  const base = baseOf(fields.url)
  const username = (fields.username ?? '').trim().replace(/^@/, '')
  const apiKey = fields.apiKey?.trim() ?? ''
  if (!username) throw refuse('username', 'the user name is missing')
  if (!/^[\x21-\x7e]+$/.test(apiKey)) throw refuse('apiKey', 'the API key is missing')
  // Both travel in headers, which take no other letters.
  if (/[^\x21-\x7e]/.test(username)) throw refuse('username', 'this is not a user name')
  const client = openDoor({ base, username, apiKey }, tools)
  try {
    const { account, userId } = await whoAmI(client)
    const settings = { base, userId, limits: await getLimits(client, limits.parse({}), tools.now()) }
    const categoryId = await categoryOf(client, fields.category)
    return {
      account,
      settings: categoryId === undefined ? settings : { ...settings, categoryId },
      secret: { apiKey, username: account.handle },
    }
  } catch (error) {
    throw error instanceof NetworkError ? aboutTheForm(error) : error
  }
}

export const check = async (access: Access, tools: Tools): Promise<Checked> => {
  const client = openClient(access, tools)
  const { account } = await whoAmI(client)
  if (account.remoteId !== access.account.remoteId)
    throw new NetworkError({ kind: 'reconnect', said: 'the key now speaks for another member' })
  const settings = readSettings(access)
  return { account, settings: { ...settings, limits: await getLimits(client, settings.limits, tools.now()) } }
}
