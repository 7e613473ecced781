import { afterAll, beforeAll, expect, test } from 'vitest'
import { createStage, type Stage } from '../../tests/scripted-network/stage.ts'
import { askNetwork, loadDelivery } from './index.ts'

let stage: Stage
let token = ''
beforeAll(async () => {
  stage = await createStage({ retryAfter: 120 })
  token = await stage.token('owner')
})
afterAll(() => stage?.close())

const publish = (channelId: string) =>
  stage.act((ctx) =>
    askNetwork(ctx, {
      channelId,
      origin: 'test',
      subject: '00000000-0000-7000-8000-000000000001',
      command: { action: 'publish', text: 'Bonjour', images: [] },
    }),
  )
const stateOf = async (id: string) => (await stage.act((ctx) => loadDelivery(ctx, id)))?.state
const channelNow = async (id: string) => {
  const answer = await stage.call('GET', '/channels', { token })
  const { channels } = (await answer.json()) as { channels: { id: string; state: string; held: number }[] }
  return channels.find((one) => one.id === id)
}
const facts = (type: string, subject: string) =>
  stage.act((ctx) =>
    ctx.db.selectFrom('fact').select('seq').where('type', '=', type).where('subject', '=', subject).execute(),
  )
const pause = (id: string, paused: boolean) =>
  stage.call('POST', `/channels/${id}/pause`, { token, body: { paused } })
const reconnect = (id: string, account: string) =>
  stage.call('POST', `/channels/${id}/reconnect`, {
    token,
    body: { fields: { address: stage.server.url, account } },
  })

test('a rate limit keeps the whole channel quiet until its hour, and no other channel', async () => {
  const [limited, free] = [await stage.connect('limited'), await stage.connect('free')]
  stage.server.next('write', 'rateLimited')
  const first = await publish(limited)
  await stage.processAll()
  const [second, elsewhere] = [await publish(limited), await publish(free)]
  await stage.pass(119)
  expect([await stateOf(first), await stateOf(second), await stateOf(elsewhere)]).toEqual([
    'due',
    'due',
    'sent',
  ])
  expect(await channelNow(limited)).toMatchObject({ held: 2 })
  await stage.pass(1)
  expect([await stateOf(first), await stateOf(second)]).toEqual(['sent', 'sent'])
})

test('of two rate limits met at once, the longer counts', async () => {
  const channel = await stage.connect('twice')
  for (const behaviour of ['rateLimited', 'rateLimitedSilently'] as const)
    stage.server.next('write', behaviour)
  const ids = [await publish(channel), await publish(channel)]
  await stage.processAll()
  await stage.pass(61)
  expect(await Promise.all(ids.map(stateOf))).toEqual(['due', 'due'])
  await stage.pass(60)
  expect(await Promise.all(ids.map(stateOf))).toEqual(['sent', 'sent'])
})

test('a dead access cuts the channel once; connecting again sends what waited', async () => {
  const channel = await stage.connect('dead')
  stage.server.revoke('dead')
  const waiting = [await publish(channel), await publish(channel), await publish(channel)]
  await stage.processAll()
  await stage.pass(3600)
  expect(await channelNow(channel)).toMatchObject({ state: 'cut', held: 3 })
  expect(await facts('channel.cut', channel)).toHaveLength(1)
  stage.server.restore('dead')
  await stage.pass(3600)
  expect(await Promise.all(waiting.map(stateOf))).toEqual(['due', 'due', 'due'])
  expect((await reconnect(channel, 'dead')).status).toBe(200)
  await stage.processAll()
  expect(await Promise.all(waiting.map(stateOf))).toEqual(['sent', 'sent', 'sent'])
})

test('a paused channel sends nothing, from the click on, and everything once resumed', async () => {
  const channel = await stage.connect('paused')
  const id = await publish(channel)
  await pause(channel, true)
  // Only deliveries run: the facts of the pause have not been told yet.
  const deliveries = stage.app.works.woken.find((work) => work.name === 'outbox.deliver')
  await deliveries?.runDue()
  await deliveries?.settled?.()
  expect(await stateOf(id)).toBe('due')
  await stage.pass(3600)
  expect(await stateOf(id)).toBe('due')
  await pause(channel, false)
  await stage.pass(5)
  expect(await stateOf(id)).toBe('sent')
})

test('a rate limit that ends does not wake a paused channel, nor does connecting it again', async () => {
  const channel = await stage.connect('both')
  stage.server.next('write', 'rateLimited')
  const id = await publish(channel)
  const deliveries = stage.app.works.woken.find((work) => work.name === 'outbox.deliver')
  await deliveries?.runDue()
  await pause(channel, true)
  await deliveries?.settled?.()
  await stage.pass(3600)
  expect(await stateOf(id)).toBe('due')
  await reconnect(channel, 'both')
  await stage.pass(3600)
  expect(await stateOf(id)).toBe('due')
  expect(await channelNow(channel)).toMatchObject({ state: 'paused' })
  await pause(channel, false)
  await stage.pass(5)
  expect(await stateOf(id)).toBe('sent')
})

test('disconnecting drops what has not left, and says so', async () => {
  const channel = await stage.connect('gone')
  await pause(channel, true)
  const id = await publish(channel)
  await stage.call('DELETE', `/channels/${channel}`, { token })
  await stage.processAll()
  expect(await stateOf(id)).toBe('cancelled')
  expect(await facts('delivery.dropped', id)).toHaveLength(1)
})
