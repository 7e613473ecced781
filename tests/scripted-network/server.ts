import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { type Behaviour, behavesWell, type Kind, type Script } from './behaviour.ts'
import { type WireAsk, type WireEvent, wireAsk } from './wire.ts'

/** One acceptance. The journal is never rewritten: two entries with one key are a delivery that happened twice. */
export interface Accepted extends WireAsk {
  id: string
  account: string
  at: number
}

export interface ScriptedOptions {
  script?: Script
  /** Milliseconds after which a `late` acceptance happens, and after which a slow answer ends. */
  lateMs?: number
  slowMs?: number
  /** Seconds said with a rate limit. */
  retryAfter?: number
  pageSize?: number
  now?: () => Date
}

/** Treated as a good server does. */
const gives = new Set<Behaviour>(['well', 'slow', 'duplicates'])

/** A network of our own that keeps an exact account of what it was asked, and lies as its script tells. */
export async function startScriptedServer(options: ScriptedOptions = {}) {
  const { lateMs = 50, slowMs = 20, retryAfter = 2, pageSize = 50, now = () => new Date() } = options
  const journal: Accepted[] = []
  const seen: { kind: Kind; account: string; key: string; behaviour: Behaviour }[] = []
  const feeds = new Map<string, WireEvent[]>()
  const revoked = new Set<string>()
  const orders: { kind: Kind; behaviour: Behaviour }[] = []
  let script = options.script ?? behavesWell

  const feedOf = (account: string): WireEvent[] => {
    const feed = feeds.get(account) ?? []
    feeds.set(account, feed)
    return feed
  }

  const accept = (account: string, ask: WireAsk): Accepted => {
    const accepted = { ...ask, account, id: `w-${journal.length + 1}`, at: now().getTime() }
    journal.push(accepted)
    if (ask.action === 'publish' || ask.action === 'reply')
      feedOf(account).push({
        type: 'message',
        id: accepted.id,
        ...(ask.parent && { parent: ask.parent, root: ask.root ?? ask.parent }),
        author: account,
        isUs: true,
        text: ask.text ?? '',
        sentAt: now().toISOString(),
        concerns: 'context',
      })
    return accepted
  }
  const workOf = ({ id }: Accepted) => ({ id, url: `https://scripted.example/${id}` })

  const pageAfter = (account: string, cursor: string | null, again: boolean) => {
    const feed = feedOf(account)
    const from = Number(cursor ?? 0)
    const end = Math.min(feed.length, from + pageSize)
    return {
      events: feed.slice(again ? Math.max(0, from - pageSize) : from, end),
      cursor: String(end),
      more: end < feed.length,
    }
  }

  const chooses = (kind: Kind, account: string, key: string): Behaviour => {
    const at = orders.findIndex((order) => order.kind === kind)
    const [order] = at >= 0 ? orders.splice(at, 1) : []
    const behaviour = revoked.has(account) ? 'revoked' : (order?.behaviour ?? script(kind, { account, key }))
    seen.push({ kind, account, key, behaviour })
    return behaviour
  }

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://scripted')
    const account = (request.headers.authorization ?? '').replace('Bearer ', '')
    const body = await text(request)
    if (url.pathname === '/account')
      return treat(chooses('account', account, ''), response, () => ({
        id: account,
        handle: account,
        name: account,
      }))
    if (url.pathname === '/prepare')
      return treat(chooses('prepare', account, body), response, () => ({ ticket: `for ${body}` }))
    if (url.pathname === '/works' && request.method === 'POST') {
      const ask = wireAsk.parse(JSON.parse(body))
      return treat(chooses('write', account, ask.key), response, () => workOf(accept(account, ask)))
    }
    if (url.pathname === '/works') {
      const key = url.searchParams.get('key') ?? ''
      const behaviour = chooses('find', account, key)
      const found = journal.find((accepted) => accepted.key === key)
      return treat(behaviour, response, () => found && workOf(found))
    }
    const behaviour = chooses('read', account, '')
    return treat(behaviour, response, () =>
      pageAfter(account, url.searchParams.get('after'), behaviour === 'duplicates'),
    )
  }

  const answer = (response: ServerResponse, content: object | undefined): void =>
    void response
      .writeHead(content ? 200 : 404, { 'content-type': 'application/json' })
      .end(JSON.stringify(content ?? { error: 'not found' }))

  const treat = (behaviour: Behaviour, response: ServerResponse, happen: () => object | undefined): void => {
    const content = behaviour.endsWith('After') || gives.has(behaviour) ? happen() : undefined
    if (behaviour === 'late') setTimeout(happen, lateMs)
    else if (behaviour === 'slow') slowly(response, JSON.stringify(content ?? {}))
    else if (gives.has(behaviour)) answer(response, content)
    else lie(behaviour, response, JSON.stringify(content ?? {}))
  }

  const slowly = (response: ServerResponse, content: string): void => {
    response.writeHead(200, { 'content-type': 'application/json' }).write(content.slice(0, 5))
    setTimeout(() => response.end(content.slice(5)), slowMs)
  }

  /** What it says when it does not say what happened; nothing at all when silent. */
  const lie = (behaviour: Behaviour, response: ServerResponse, content: string): void => {
    if (behaviour.startsWith('reset')) response.socket?.resetAndDestroy()
    else if (behaviour.startsWith('broken')) response.writeHead(500).end('oops')
    else if (behaviour === 'rateLimited')
      response.writeHead(429, { 'retry-after': String(retryAfter) }).end('slow down')
    else if (behaviour === 'rateLimitedSilently') response.writeHead(429).end()
    else if (behaviour === 'refused') response.writeHead(422).end('this is not welcome here')
    else if (behaviour === 'revoked') response.writeHead(401).end('who are you?')
    else if (behaviour === 'htmlAfter')
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html><h1>Back soon</h1>')
    else if (behaviour === 'truncatedAfter') response.writeHead(200).end(content.slice(0, -6))
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
  })
  server.on('clientError', (_error, socket) => socket.destroy())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    journal: journal as readonly Accepted[],
    seen: seen as readonly (typeof seen)[number][],
    /** How the next request of this kind is treated; several calls queue up. */
    next: (kind: Kind, behaviour: Behaviour) => void orders.push({ kind, behaviour }),
    follow: (next: Script) => {
      script = next
    },
    /** Adds to what an account can read. */
    say: (account: string, ...events: WireEvent[]) => void feedOf(account).push(...events),
    feedOf: (account: string): readonly WireEvent[] => feedOf(account),
    revoke: (account: string) => void revoked.add(account),
    restore: (account: string) => void revoked.delete(account),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export type ScriptedServer = Awaited<ReturnType<typeof startScriptedServer>>
