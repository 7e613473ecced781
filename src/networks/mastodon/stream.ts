import { z } from 'zod'
import {
  type Access,
  classifyFailure,
  type Incoming,
  NetworkError,
  type ReadBatch,
  type Tools,
} from '../kit/index.ts'
import { type Client, openClient, tokenOf } from './client.ts'
import { notificationShape, statusShape } from './entities.ts'
import { messagesOf } from './messages.ts'
import { typesThatSpeak } from './notifications.ts'

const eventShape = z.object({ event: z.string(), payload: z.string().catch('') })

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const messageEvents = async (...given: Parameters<typeof messagesOf>): Promise<Incoming[]> =>
  (await messagesOf(...given)).map((message) => ({ type: 'message', message }))

/** What one line of the stream means for us; the home page of the account flows by in the same stream. */
const eventsOf = async (client: Client, line: string, now: Date): Promise<Incoming[]> => {
  const { data } = eventShape.safeParse(parsed(line))
  if (!data) return []
  const { event, payload } = data
  if (event === 'delete') return [{ type: 'deleted', remoteId: payload, at: now.toISOString() }]
  const us = client.settings.accountId
  if (event === 'notification') {
    const entry = notificationShape.safeParse(parsed(payload)).data
    const speaks = entry && typesThatSpeak(client.settings).includes(entry.type)
    return speaks ? messageEvents(client, [entry], [], now) : []
  }
  if (event !== 'update' && event !== 'status.update') return []
  const status = statusShape.safeParse(parsed(payload)).data
  if (!status) return []
  if (status.account.id === us) return messageEvents(client, [], [status], now)
  const isEdited = event === 'status.update' && status.mentions.some(({ id }) => id === us)
  return isEdited ? messageEvents(client, [{ id: status.id, type: 'mention', status }], [], now) : []
}

/** Resolves when the process stops, throws when the connection ends. The token travels as the protocol, not in the address. */
const listen = (url: URL, token: string, hear: (line: string) => void, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url, [token])
    const close = () => socket.close()
    signal.addEventListener('abort', close, { once: true })
    socket.addEventListener('message', ({ data }) => {
      if (typeof data === 'string' && data !== '') hear(data)
    })
    socket.addEventListener('close', () => {
      signal.removeEventListener('abort', close)
      if (signal.aborted) resolve()
      else reject(new NetworkError({ kind: 'transient', said: 'the stream closed' }))
    })
    socket.addEventListener('error', (event) =>
      reject(classifyFailure(event, { write: false, secrets: [token] })),
    )
  })

/** The account's own stream. A server that opens none leaves the work to the regular reading. */
export const stream = async (
  access: Access,
  cursor: string | null,
  push: (batch: ReadBatch) => Promise<void>,
  tools: Tools,
): Promise<void> => {
  const { streaming } = openClient(access, tools).settings
  if (!streaming) return
  const token = tokenOf(access)
  const url = new URL(`${streaming.replace(/\/+$/, '')}/api/v1/streaming`)
  url.searchParams.set('stream', 'user')
  await tools.assertReachable(url.href)

  const ended = new AbortController()
  const signal = AbortSignal.any([tools.signal, ended.signal])
  const client = openClient(access, { ...tools, signal })
  let work: Promise<void> = Promise.resolve()
  let failure: unknown
  const hear = (line: string) => {
    work = work
      .then(async () => {
        if (signal.aborted) return
        const events = await eventsOf(client, line, tools.now())
        if (events.length > 0) await push({ events, cursor: cursor ?? '', more: false })
      })
      .catch((error: unknown) => {
        if (!signal.aborted) failure = error
        ended.abort()
      })
  }
  try {
    await listen(url, token, hear, signal)
  } catch (error) {
    // A token that cannot stand as a protocol has no stream either: regular reading does the work.
    throw classifyFailure(error, { write: false, secrets: [token] })
  } finally {
    ended.abort()
    await work
  }
  if (failure) throw failure
}
