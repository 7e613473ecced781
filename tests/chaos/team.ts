import { randomUUID } from 'node:crypto'
import { localTimeOf } from '../../src/platform/intl/index.ts'

export interface Answer {
  status: number
  body: Record<string, unknown>
}

/** The API as a patient client uses it: while the server is dead the same request is repeated. */
export function createTeam(url: string, token: string, over: AbortSignal) {
  const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

  const call = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    for (;;) {
      over.throwIfAborted()
      try {
        const response = await fetch(`${url}/api/v1${path}`, {
          method,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          signal: AbortSignal.timeout(15_000),
          ...(body !== undefined && { body: JSON.stringify(body) }),
        })
        const answer = { status: response.status, body: (await response.json()) as Answer['body'] }
        if (answer.status < 500 && answer.status !== 429) return answer
        await pause(500)
      } catch {
        await pause(200)
      }
    }
  }

  return {
    call,
    connect: async (network: string, fields: Record<string, string>): Promise<string> => {
      const { status, body } = await call('POST', '/channels', { network, fields })
      if (status !== 201) throw new Error(`${fields.account} is not connected: ${JSON.stringify(body)}`)
      return String(body.id)
    },
    /** Writes a post for these channels and schedules it; the same deliveries, however often the server dies meanwhile. */
    schedule: async (text: string, channels: string[], at: Date): Promise<void> => {
      const draft = { text, variants: channels.map((channelId) => ({ channelId })) }
      const post = (await call('POST', '/posts', draft)).body
      const local = localTimeOf(at, 'Europe/Paris')
      const { status, body } = await call('POST', `/posts/${post.id}/publish`, {
        at: local,
        version: post.version,
      })
      // "Left already" is what a repeated request hears when the first one was taken.
      if (status !== 202 && status !== 409) throw new Error(`not scheduled: ${JSON.stringify(body)}`)
    },
    /** Answers a conversation of the queue. True when the answer was taken. */
    reply: async (random: () => number): Promise<boolean> => {
      const list = (await call('GET', '/conversations?queue=open&limit=30')).body.conversations
      const open = list as { id: string; version: number }[]
      const one = open[Math.floor(random() * open.length)]
      if (!one) return false
      const { status } = await call('POST', `/conversations/${one.id}/reply`, {
        text: `Merci ! ${randomUUID()}`,
        version: one.version,
        close: random() < 0.3,
        requestKey: randomUUID(),
      })
      return status === 202
    },
  }
}

export type Team = ReturnType<typeof createTeam>
