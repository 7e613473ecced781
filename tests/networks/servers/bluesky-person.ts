import { z } from 'zod'

const sessionShape = z.object({ did: z.string(), handle: z.string(), accessJwt: z.string() })
const recordShape = z.object({ uri: z.string(), cid: z.string() })
const notificationShape = z.object({
  uri: z.string(),
  reason: z.string(),
  author: z.object({ handle: z.string() }),
  record: z.looseObject({ text: z.string().optional() }),
})

export type BlueskyRecord = z.infer<typeof recordShape>

interface ThreadNode {
  uri: string
  text: string
  author: string
  replies: ThreadNode[]
}

const threadShape: z.ZodType<ThreadNode> = z
  .object({
    post: z.object({
      uri: z.string(),
      author: z.object({ handle: z.string() }),
      record: z.object({ text: z.string() }),
    }),
    get replies() {
      return z.array(threadShape).optional()
    },
  })
  .transform(({ post, replies = [] }) => ({
    uri: post.uri,
    text: post.record.text,
    author: post.author.handle,
    replies,
  }))

/**
 * Someone on the test network, spoken to in plain HTTP: what they see and do owes nothing to Parvis' own code,
 * so a test can judge it by them.
 */
export interface BlueskyPerson {
  did: string
  handle: string
  post(text: string): Promise<BlueskyRecord>
  /** Answers a post; `root` is the first post of the conversation when `to` is itself an answer. */
  reply(to: BlueskyRecord, text: string, root?: BlueskyRecord): Promise<BlueskyRecord>
  getThread(uri: string): Promise<ThreadNode>
  notifications(): Promise<z.infer<typeof notificationShape>[]>
  /** Any other method of the network: a query when `input` is left out, a procedure otherwise. */
  call(method: string, parameters?: Record<string, string>, input?: object): Promise<unknown>
}

/** Signs a new person up; handles end with ".test". */
export async function createAccount(
  pdsUrl: string,
  account: { handle: string; email: string; password: string },
) {
  const answer = await xrpc(pdsUrl, 'com.atproto.server.createAccount', { input: account })
  return person(pdsUrl, sessionShape.parse(answer))
}

/** Logs a person in by handle or e-mail. */
export async function logIn(pdsUrl: string, identifier: string, password: string): Promise<BlueskyPerson> {
  const answer = await xrpc(pdsUrl, 'com.atproto.server.createSession', { input: { identifier, password } })
  return person(pdsUrl, sessionShape.parse(answer))
}

function person(pdsUrl: string, session: z.infer<typeof sessionShape>): BlueskyPerson {
  const call: BlueskyPerson['call'] = (method, parameters, input) =>
    xrpc(pdsUrl, method, { parameters, input, token: session.accessJwt })
  const write = async (record: object) => {
    const collection = 'app.bsky.feed.post'
    const input = {
      repo: session.did,
      collection,
      record: { $type: collection, createdAt: new Date().toISOString(), ...record },
    }
    return recordShape.parse(await call('com.atproto.repo.createRecord', {}, input))
  }
  return {
    did: session.did,
    handle: session.handle,
    call,
    post: (text) => write({ text }),
    reply: (to, text, root = to) => write({ text, reply: { root, parent: to } }),
    getThread: async (uri) => {
      const answer = await call('app.bsky.feed.getPostThread', { uri })
      return z.object({ thread: threadShape }).parse(answer).thread
    },
    notifications: async () => {
      const answer = await call('app.bsky.notification.listNotifications')
      return z.object({ notifications: z.array(notificationShape) }).parse(answer).notifications
    },
  }
}

async function xrpc(
  pdsUrl: string,
  method: string,
  request: { parameters?: Record<string, string> | undefined; input?: object | undefined; token?: string },
): Promise<unknown> {
  const { parameters = {}, input, token } = request
  const headers = new Headers()
  if (token) headers.set('authorization', `Bearer ${token}`)
  if (input) headers.set('content-type', 'application/json')
  const response = await fetch(`${pdsUrl}/xrpc/${method}?${new URLSearchParams(parameters)}`, {
    method: input ? 'POST' : 'GET',
    headers,
    body: input ? JSON.stringify(input) : null,
    signal: AbortSignal.timeout(20_000),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} answered ${response.status}: ${text}`)
  return text === '' ? undefined : JSON.parse(text)
}
