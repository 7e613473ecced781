import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { accessTo, toolsWith } from '../kit/conformance/index.ts'
import type { ReadBatch } from '../kit/index.ts'
import { account, cid, fakeServer, secret, them, us } from './fake-server.ts'
import { bluesky } from './index.ts'

const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' })
await once(sockets, 'listening')
const jetstreamUrl = `ws://127.0.0.1:${(sockets.address() as AddressInfo).port}/subscribe`
const now = new Date('2026-11-21T12:00:00Z')
afterAll(() => new Promise((resolve) => sockets.close(resolve)))

const world = () => {
  const uri = `at://${them}/app.bsky.feed.post/mention`
  const posts: object[] = []
  const view = {
    uri,
    cid,
    author: { did: them, handle: 'lucie.test' },
    record: { $type: 'app.bsky.feed.post', text: '@valcombe.test !', createdAt: now.toISOString() },
    indexedAt: now.toISOString(),
  }
  const { fetch } = fakeServer({
    'app.bsky.notification.listNotifications': () => ({
      notifications: posts.map((post) => ({ ...post, reason: 'mention', isRead: false })),
    }),
    'app.bsky.feed.getPosts': () => ({ posts }),
    'app.bsky.feed.getAuthorFeed': () => ({ feed: [] }),
  })
  return { uri, mention: () => posts.push(view), fetch }
}

test('a line that names us makes a page; the stop of the process ends it quietly', async () => {
  const { uri, mention, fetch } = world()
  const stop = new AbortController()
  const pushed = Promise.withResolvers<ReadBatch>()
  const reachable: string[] = []
  const tools = {
    ...toolsWith(fetch, now),
    signal: stop.signal,
    assertReachable: async (url: string) => void reachable.push(url),
  }
  sockets.once('connection', (socket) => {
    socket.send(JSON.stringify({ did: them, commit: { record: { text: 'rien pour nous' } } }))
    mention()
    socket.send(JSON.stringify({ did: them, commit: { record: { facets: [{ did: us }] } } }))
  })
  const access = accessTo({ account, settings: { jetstreamUrl }, secret })
  const running = bluesky.stream?.(access, null, async (batch) => pushed.resolve(batch), tools)
  expect((await pushed.promise).events).toMatchObject([
    { message: { remoteId: uri, kind: 'mention', concerns: 'us' } },
  ])
  expect(reachable).toEqual([`${jetstreamUrl}?wantedCollections=app.bsky.feed.post`])
  stop.abort()
  await running
})

test('a connection that ends, or an address that may not be reached, is said', async () => {
  sockets.once('connection', (socket) => socket.close())
  const { fetch } = world()
  const access = accessTo({ account, settings: { jetstreamUrl }, secret })
  const tools = toolsWith(fetch, now)
  await expect(bluesky.stream?.(access, null, async () => undefined, tools)).rejects.toMatchObject({
    kind: 'transient',
  })
  const refusing = { ...tools, assertReachable: () => Promise.reject(new Error('private')) }
  await expect(bluesky.stream?.(access, null, async () => undefined, refusing)).rejects.toThrow('private')
})

test('without an address there is no stream: it returns at once', async () => {
  const tools = toolsWith(world().fetch, now)
  await bluesky.stream?.(accessTo({ account, settings: {}, secret }), null, async () => undefined, tools)
  expect(tools.signal.aborted).toBe(false)
})
