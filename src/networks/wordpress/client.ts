import { z } from 'zod'
import { type Access, classifyFailure, NetworkError, type Tools, unreadableAnswer } from '../kit/index.ts'
import { endpoint } from './address.ts'
import { refusal } from './errors.ts'

export interface Keys {
  root: string
  user: string
  applicationPassword: string
  /** The keys are known, so that they are never repeated, but not shown to the site. */
  anonymous?: boolean
}

export interface Ask {
  method?: 'GET' | 'POST' | 'DELETE'
  /** Below the root of the API: `wp/v2/comments`. */
  path: string
  query?: Record<string, string>
  json?: Record<string, unknown>
  form?: FormData
  /** A request that changes nothing lasting, or that may be repeated harmlessly, is not a write. */
  write?: boolean
}

export interface Client {
  ask<S extends z.ZodType>(shape: S, ask: Ask): Promise<{ value: z.output<S>; headers: Headers }>
}

const basic = ({ user, applicationPassword }: Keys) =>
  Buffer.from(`${user}:${applicationPassword}`).toString('base64')

/** A form as bytes: the client that is lent to us may be of another library than the global FormData. */
const bodyOf = async (ask: Ask): Promise<{ body?: BodyInit; headers: Record<string, string> }> => {
  if (ask.json) return { body: JSON.stringify(ask.json), headers: { 'content-type': 'application/json' } }
  if (!ask.form) return { headers: {} }
  const form = new Response(ask.form)
  return {
    body: await form.arrayBuffer(),
    headers: { 'content-type': form.headers.get('content-type') ?? '' },
  }
}

/** Asks one site in the name of one user. Every failure is a `NetworkError`; nothing is asked twice. */
export const openClient = (keys: Keys, tools: Tools): Client => {
  const token = basic(keys)
  const secrets = [keys.applicationPassword, keys.applicationPassword.replaceAll(' ', ''), token]
  const exchange = async (ask: Ask, write: boolean) => {
    const { body, headers } = await bodyOf(ask)
    try {
      const response = await tools.fetch(endpoint(keys.root, ask.path, ask.query), {
        method: ask.method ?? 'GET',
        headers: {
          ...headers,
          accept: 'application/json',
          ...(!keys.anonymous && { authorization: `Basic ${token}` }),
        },
        ...(body !== undefined && { body }),
        signal: tools.signal,
      })
      return { response, text: await response.text() }
    } catch (error) {
      throw classifyFailure(error, { write, secrets })
    }
  }
  return {
    async ask(shape, ask) {
      const write = ask.write ?? false
      const { response, text } = await exchange(ask, write)
      if (!response.ok) throw refusal({ response, body: text, write, now: tools.now(), secrets })
      const { data, success } = shape.safeParse(parsed(text))
      if (!success) throw unreadableAnswer({ write, said: 'this is not an answer of the REST API' })
      return { value: data, headers: response.headers }
    },
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const settingsShape = z.object({
  root: z.string(),
  home: z.string(),
  siteName: z.string(),
  userId: z.int().min(1),
})
export type Settings = z.infer<typeof settingsShape>
const secretShape = z.object({ user: z.string(), applicationPassword: z.string() })

export interface ConnectedSite extends Client {
  settings: Settings
}

/** The site of a channel. A channel that this version cannot read has to be connected again. */
export const openSite = (access: Access, tools: Tools): ConnectedSite => {
  const settings = settingsShape.safeParse(access.settings).data
  const secret = secretShape.safeParse(access.secret).data
  if (!settings || !secret)
    throw new NetworkError({ kind: 'reconnect', said: 'the saved access is incomplete' })
  return { settings, ...openClient({ root: settings.root, ...secret }, tools) }
}
