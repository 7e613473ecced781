import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { accessTo, toolsWith } from '../kit/conformance/index.ts'
import type { Incoming } from '../kit/index.ts'
import { account, now, secret, settings, us } from './fake-people.ts'
import { fakeMastodon } from './fake-server.ts'
import { mastodon } from './index.ts'

const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' })
await once(sockets, 'listening')
const streaming = `ws://127.0.0.1:${(sockets.address() as AddressInfo).port}`
afterAll(() => new Promise((resolve) => sockets.close(resolve)))
const access = (some: object = { streaming }) =>
  accessTo({ account, settings: { ...settings, ...some }, secret })

test('what speaks to us is pushed as it comes, the rest flows by; the stop of the process ends it quietly', async () => {
  const world = fakeMastodon()
  const root = world.add({ by: us, text: 'Le marché ouvre.' })
  const answer = world.add({ text: '@laiterie Ah ?', replyTo: root, mentions: [us] })
  const stranger = world.add({ text: 'Rien pour nous' })
  const stop = new AbortController()
  const reachable: string[] = []
  const tools = {
    ...toolsWith(world.fetch, now),
    signal: stop.signal,
    assertReachable: async (url: string) => void reachable.push(url),
  }
  const asked = Promise.withResolvers<{ url: string | undefined; protocol: string }>()
  sockets.once('connection', (socket, request) => {
    asked.resolve({ url: request.url, protocol: socket.protocol })
    const say = (event: string, payload: unknown) =>
      socket.send(
        JSON.stringify({
          stream: ['user'],
          event,
          payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
        }),
      )
    const status = (id: string) => world.statuses.get(id)
    socket.send('')
    socket.send('not json')
    say('filters_changed', '')
    say('update', status(stranger))
    say('notification', { id: '1', type: 'favourite', status: status(root), account: {} })
    say('notification', { id: '2', type: 'mention', status: status(answer), account: {} })
    world.edit(answer, '@laiterie Oh !', now)
    say('status.update', status(answer))
    say('update', status(root))
    say('delete', answer)
  })
  const events: Incoming[] = []
  const running = mastodon.stream?.(
    access(),
    null,
    async (batch) => {
      events.push(...batch.events)
      if (batch.events.some((event) => event.type === 'deleted')) stop.abort()
    },
    tools,
  )
  await running
  const told = events.map((event) =>
    event.type === 'deleted'
      ? `- ${event.remoteId}`
      : `${event.message.concerns} ${event.message.remoteId} ${event.message.text}`,
  )
  expect(told).toEqual([
    `context ${root} Le marché ouvre.`,
    `us ${answer} @laiterie Ah ?`,
    `context ${root} Le marché ouvre.`,
    `us ${answer} @laiterie Oh !`,
    `context ${root} Le marché ouvre.`,
    `- ${answer}`,
  ])
  expect(await asked.promise).toEqual({ url: '/api/v1/streaming?stream=user', protocol: secret.token })
  expect(reachable).toEqual([`${streaming}/api/v1/streaming?stream=user`])
})

test('a connection that ends, or an address that may not be reached, is said', async () => {
  sockets.once('connection', (socket) => socket.close())
  const tools = toolsWith(fakeMastodon().fetch, now)
  const nothing = async () => undefined
  await expect(mastodon.stream?.(access(), null, nothing, tools)).rejects.toMatchObject({ kind: 'transient' })
  const refusing = { ...tools, assertReachable: () => Promise.reject(new Error('private')) }
  await expect(mastodon.stream?.(access(), null, nothing, refusing)).rejects.toThrow('private')
})

test('a token that cannot be carried by a stream is said without being repeated', async () => {
  const odd = accessTo({ account, settings: { ...settings, streaming }, secret: { token: 'marker/token==' } })
  const streamed = mastodon.stream?.(odd, null, async () => undefined, toolsWith(fakeMastodon().fetch, now))
  const error: unknown = await streamed?.catch((reason: unknown) => reason)
  expect(error).toMatchObject({ name: 'NetworkError', kind: 'transient' })
  expect(String(error)).not.toContain('marker/token')
})

test('a server without a stream leaves the work to reading', async () => {
  const tools = toolsWith(fakeMastodon().fetch, now)
  await mastodon.stream?.(access({ streaming: undefined }), null, async () => undefined, tools)
  expect(tools.signal.aborted).toBe(false)
})
