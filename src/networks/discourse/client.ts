import type { z } from 'zod'
import { type Access, classifyFailure, NetworkError, type Tools, unreadableAnswer } from '../kit/index.ts'
import { refusal } from './errors.ts'
import { readKeys, readSettings } from './settings.ts'

type Query = Record<string, string | number | readonly number[]>

/** One member of one forum. `get` and `write` ask once and throw `NetworkError`; only a write can be `uncertain`. */
export interface Client {
  base: string
  username: string
  /** `open`: every member may ask it, so that a refusal means a dead key. */
  get<T>(path: string, shape: z.ZodType<T>, query?: Query, options?: { open?: boolean }): Promise<T>
  /** Where the forum sends who asks for `path`; `null` when there is nothing. */
  locate(path: string): Promise<string | null>
  write<T>(method: 'POST' | 'DELETE', path: string, shape: z.ZodType<T>, sent?: Sent): Promise<T>
  /** Sends a file that nothing refers to yet: harmless when repeated, so never uncertain. */
  upload<T>(path: string, shape: z.ZodType<T>, form: FormData): Promise<T>
}

interface Sent {
  json?: Record<string, unknown>
  query?: Query
}

interface Asked {
  method: string
  query?: Query
  body?: BodyInit
  json?: Record<string, unknown>
  write: boolean
  open: boolean
}

const addressOf = (base: string, path: string, query: Query = {}) => {
  const url = new URL(base + path)
  for (const [name, value] of Object.entries(query)) {
    if (typeof value === 'object') for (const one of value) url.searchParams.append(`${name}[]`, String(one))
    else url.searchParams.set(name, String(value))
  }
  return url.href
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

interface Door {
  base: string
  username: string
  apiKey: string
}

/** The calls of one member, with an access that may not be saved yet. */
export const openDoor = ({ base, username, apiKey }: Door, tools: Tools): Client => {
  const secrets = [apiKey]
  const ask = async (path: string, asked: Asked): Promise<{ response: Response; text: string }> => {
    const { method, query, body, json, write } = asked
    try {
      const response = await tools.fetch(addressOf(base, path, query), {
        method,
        headers: {
          accept: 'application/json',
          'api-key': apiKey,
          'api-username': username,
          ...(json ? { 'content-type': 'application/json' } : {}),
        },
        ...(json ? { body: JSON.stringify(json) } : body ? { body } : {}),
        redirect: 'manual',
        signal: tools.signal,
      })
      return { response, text: await response.text() }
    } catch (error) {
      throw classifyFailure(error, { write, secrets })
    }
  }
  const answer = async <T>(path: string, shape: z.ZodType<T>, asked: Asked): Promise<T> => {
    const { response, text } = await ask(path, asked)
    const { write, open } = asked
    if (!response.ok) throw refusal(response, text, { write, open, now: tools.now(), secrets })
    // Deletion answers with nothing at all.
    const { success, data } = shape.safeParse(text.trim() === '' ? {} : parseJson(text))
    if (success) return data
    throw unreadableAnswer({ write })
  }
  return {
    base,
    username,
    get: (path, shape, query, options) =>
      answer(path, shape, {
        method: 'GET',
        ...(query ? { query } : {}),
        write: false,
        open: options?.open ?? false,
      }),
    locate: async (path) => {
      const { response, text } = await ask(path, { method: 'GET', write: false, open: false })
      const location = response.headers.get('location')
      if (response.status >= 300 && response.status < 400 && location) return location
      if (response.ok) throw unreadableAnswer({ write: false })
      const error = refusal(response, text, { write: false, open: false, now: tools.now(), secrets })
      if (error.kind === 'gone') return null
      throw error
    },
    write: (method, path, shape, sent) => answer(path, shape, { method, ...sent, write: true, open: false }),
    upload: (path, shape, form) =>
      answer(path, shape, { method: 'POST', body: form, write: false, open: false }),
  }
}

export const openClient = (access: Access, tools: Tools): Client => {
  const { base } = readSettings(access)
  return openDoor({ base, ...readKeys(access) }, tools)
}

/** `undefined` for what is not there, or not for our eyes. */
export const orAbsent = async <T>(asked: Promise<T>): Promise<T | undefined> => {
  try {
    return await asked
  } catch (error) {
    if (error instanceof NetworkError && (error.kind === 'gone' || error.kind === 'rejected'))
      return undefined
    throw error
  }
}
