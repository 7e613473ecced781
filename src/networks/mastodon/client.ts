import { z } from 'zod'
import { type Access, classifyFailure, NetworkError, type Tools } from '../kit/index.ts'
import { answerOf, refusalOf } from './errors.ts'
import { readSettings, type Settings } from './settings.ts'

type Query = Record<string, string | number | boolean | readonly string[] | undefined>

interface Sending {
  json?: object
  form?: FormData
  /** Kept for an hour by the server, which answers a repeated key with what it made the first time. */
  idempotencyKey?: string
  query?: Query
}

export interface Answered<T> {
  data: T
  status: number
  /** Where the answer came from once redirections were followed; empty when nobody knows. */
  url: string
}

/** One server in use. Every call asks once and throws `NetworkError`; only `write` can be `uncertain`. */
export interface Api {
  get<T>(path: string, shape: z.ZodType<T>, query?: Query): Promise<Answered<T>>
  /** A request that changes nothing anybody sees. */
  upload<T>(path: string, shape: z.ZodType<T>, form: FormData): Promise<Answered<T>>
  write<T>(method: 'POST' | 'DELETE', path: string, shape: z.ZodType<T>, sending?: Sending): Promise<T>
}

const addressOf = (server: string, path: string, query: Query = {}) => {
  const url = new URL(path, server)
  for (const [name, value] of Object.entries(query)) {
    if (typeof value === 'object') for (const one of value) url.searchParams.append(`${name}[]`, one)
    else if (value !== undefined) url.searchParams.set(name, String(value))
  }
  return url
}

export const apiOf = (server: string, token: string, tools: Tools): Api => {
  const ask = async <T>(
    method: string,
    path: string,
    shape: z.ZodType<T>,
    write: boolean,
    { json, form, idempotencyKey, query }: Sending = {},
  ): Promise<Answered<T>> => {
    const call = { write, now: tools.now(), secrets: [token] }
    const headers = new Headers({ authorization: `Bearer ${token}`, accept: 'application/json' })
    if (json) headers.set('content-type', 'application/json')
    if (idempotencyKey) headers.set('idempotency-key', idempotencyKey)
    const body = json ? JSON.stringify(json) : form
    try {
      const response = await tools.fetch(addressOf(server, path, query), {
        method,
        headers,
        signal: tools.signal,
        ...(body === undefined ? {} : { body }),
      })
      const text = await response.text()
      if (!response.ok) throw refusalOf(response, text, call)
      return { data: answerOf(shape, text, write), status: response.status, url: response.url }
    } catch (error) {
      throw classifyFailure(error, call)
    }
  }
  return {
    get: (path, shape, query) => ask('GET', path, shape, false, { ...(query ? { query } : {}) }),
    upload: (path, shape, form) => ask('POST', path, shape, false, { form }),
    write: async (method, path, shape, sending) => (await ask(method, path, shape, true, sending)).data,
  }
}

const secretShape = z.object({ token: z.string().min(1) })

/** The sealed token of one account. */
export const tokenOf = (access: Access): string => {
  const { data } = secretShape.safeParse(access.secret)
  if (data) return data.token
  throw new NetworkError({ kind: 'reconnect', said: 'the saved access is incomplete' })
}

/** One connected account in use. */
export interface Client extends Api {
  settings: Settings
}

export const openClient = (access: Access, tools: Tools): Client => {
  const settings = readSettings(access.settings)
  return { settings, ...apiOf(settings.server, tokenOf(access), tools) }
}
