import { z } from 'zod'
import {
  type Access,
  classifyFailure,
  classifyStatus,
  NetworkError,
  safeSaid,
  type Tools,
  unreadableAnswer,
} from '../kit/index.ts'

const service = 'https://api.telegram.org'
const secret = z.object({ token: z.string().regex(/^\d+:[\w-]+$/) })

const answerShape = z.object({ ok: z.literal(true), result: z.unknown() })
const refusalShape = z.object({
  description: z.string().catch(''),
  parameters: z.object({ retry_after: z.number().optional() }).catch({}),
})

/** One bot. Asks once and throws `NetworkError`; only a write can be `uncertain`. */
export interface Client {
  call<T>(method: string, sent: Record<string, unknown> | FormData, shape: z.ZodType<T>): Promise<T>
  write<T>(method: string, sent: Record<string, unknown> | FormData, shape: z.ZodType<T>): Promise<T>
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What is no longer there, in the words of the Bot API. */
const isGone = (said: string) =>
  /message to (be replied|reply|delete|edit) not found|message can't be found/i.test(said)

export const openBot = (token: string, tools: Tools): Client => {
  const secrets = [token, token.split(':')[1] ?? token]
  const refusal = (response: Response, body: unknown, write: boolean) => {
    const { status, headers } = response
    const told = refusalShape.safeParse(body).data
    const said = safeSaid(told?.description ?? '', secrets) || `HTTP ${status}`
    // The token stands in the address: an unknown one is "not found".
    if (status === 404 && told) return new NetworkError({ kind: 'reconnect', said })
    if (status === 400 && isGone(said)) return new NetworkError({ kind: 'gone', said })
    const wait = told?.parameters.retry_after
    return classifyStatus({
      status,
      said,
      header: (name) => (name === 'retry-after' && wait ? String(wait) : headers.get(name)),
      write,
      now: tools.now(),
      secrets,
    })
  }
  const ask = async <T>(
    method: string,
    sent: Record<string, unknown> | FormData,
    shape: z.ZodType<T>,
    write: boolean,
  ): Promise<T> => {
    const isForm = sent instanceof FormData
    let response: Response
    let text: string
    try {
      response = await tools.fetch(`${service}/bot${token}/${method}`, {
        method: 'POST',
        ...(isForm ? {} : { headers: { 'content-type': 'application/json' } }),
        body: isForm ? sent : JSON.stringify(sent),
        redirect: 'manual',
        signal: tools.signal,
      })
      text = await response.text()
    } catch (error) {
      throw classifyFailure(error, { write, secrets })
    }
    const body = parseJson(text)
    if (!response.ok) throw refusal(response, body, write)
    const result = shape.safeParse(answerShape.safeParse(body).data?.result)
    if (result.success) return result.data
    throw unreadableAnswer({ write })
  }
  return {
    call: (method, sent, shape) => ask(method, sent, shape, false),
    write: (method, sent, shape) => ask(method, sent, shape, true),
  }
}

export const openClient = (access: Access, tools: Tools): Client => {
  const { data } = secret.safeParse(access.secret)
  if (data) return openBot(data.token, tools)
  throw new NetworkError({ kind: 'reconnect', said: 'the saved access is incomplete' })
}
