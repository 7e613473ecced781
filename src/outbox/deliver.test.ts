import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Behaviour } from '../../tests/scripted-network/behaviour.ts'
import { createStage, type Stage } from '../../tests/scripted-network/stage.ts'
import { askNetwork, cancelDelivery, loadDelivery, resolveDelivery } from './index.ts'

let stage: Stage
let account = 0
let channel = ''
beforeAll(async () => {
  stage = await createStage()
})
afterAll(() => stage?.close())
afterEach(async () => {
  // Nothing is left for the next test to meet.
  await stage.act((ctx) => ctx.db.updateTable('delivery').set({ state: 'cancelled' }).execute())
  await stage.act((ctx) => ctx.db.updateTable('intake_source').set({ active: false }).execute())
})

const open = async (network: 'scripted' | 'scripted-blind' = 'scripted') => {
  channel = await stage.connect(`deliver-${++account}`, network)
}
const publish = (dueInSeconds = 0, text = 'Ouverture à 9 h') =>
  stage.act((ctx) =>
    askNetwork(ctx, {
      channelId: channel,
      origin: 'test',
      subject: '00000000-0000-7000-8000-000000000001',
      command: { action: 'publish', text, images: [] },
      dueAt: new Date(stage.clock.now().getTime() + dueInSeconds * 1000),
    }),
  )
const load = async (id: string) => {
  const row = await stage.act((ctx) => loadDelivery(ctx, id))
  if (!row) throw new Error('no such delivery')
  return row
}
const accepted = (id: string) => stage.server.journal.filter((entry) => entry.key === id)
const asks = (id: string) => stage.server.seen.filter((one) => one.kind === 'write' && one.key === id).length

describe('a network that can be asked what happened', () => {
  const settled: [Behaviour, { asks: number }][] = [
    ['well', { asks: 1 }],
    ['slow', { asks: 1 }],
    ['resetAfter', { asks: 1 }],
    ['brokenAfter', { asks: 1 }],
    ['htmlAfter', { asks: 1 }],
    ['truncatedAfter', { asks: 1 }],
    ['silentAfter', { asks: 1 }],
    ['late', { asks: 1 }],
    ['rateLimited', { asks: 2 }],
    ['rateLimitedSilently', { asks: 2 }],
    ['brokenBefore', { asks: 2 }],
    ['resetBefore', { asks: 2 }],
    ['silentBefore', { asks: 2 }],
  ]
  test.each(settled)('%s: it happens once', async (behaviour, expected) => {
    await open()
    stage.server.next('write', behaviour)
    const id = await publish()
    await stage.processAll()
    for (let turn = 0; turn < 30 && (await load(id)).state !== 'sent'; turn++) await stage.pass(5)
    expect(await load(id)).toMatchObject({ state: 'sent', trouble: null, worker: null })
    expect(accepted(id)).toHaveLength(1)
    expect((await load(id)).remote_id).toBe(accepted(id)[0]?.id)
    expect(asks(id)).toBe(expected.asks)
  })

  test('an absence is believed only once our request can no longer arrive', async () => {
    await open()
    stage.server.next('write', 'resetBefore')
    const id = await publish()
    await stage.processAll()
    await stage.pass(11)
    expect(await load(id)).toMatchObject({ state: 'sending', trouble: { kind: 'uncertain' } })
    expect(asks(id)).toBe(1)
    await stage.pass(2)
    expect(await load(id)).toMatchObject({ state: 'sent' })
  })

  test('a refusal is final, until a person tries again', async () => {
    await open()
    stage.server.next('write', 'refused')
    const id = await publish()
    await stage.processAll()
    expect(await load(id)).toMatchObject({ state: 'rejected', trouble: { kind: 'rejected' } })
    await stage.act((ctx) => resolveDelivery(ctx, id, 'retry'))
    await stage.processAll()
    expect(await load(id)).toMatchObject({ state: 'sent' })
    expect(await stage.act((ctx) => resolveDelivery(ctx, id, 'retry'))).toBe(false)
  })
})

describe('a network that nobody can ask', () => {
  test.each<[Behaviour, number]>([
    ['resetAfter', 1],
    ['silentAfter', 1],
    ['htmlAfter', 1],
    ['brokenAfter', 1],
    ['resetBefore', 0],
    ['silentBefore', 0],
  ])('%s: it is unknown, and never asked again', async (behaviour, times) => {
    await open('scripted-blind')
    stage.server.next('write', behaviour)
    const id = await publish()
    await stage.processAll()
    for (let turn = 0; turn < 20; turn++) await stage.pass(60)
    expect(await load(id)).toMatchObject({ state: 'unknown', trouble: { kind: 'uncertain' } })
    expect(accepted(id)).toHaveLength(times)
    expect(asks(id)).toBe(1)
  })
})

describe('a process that dies', () => {
  /** The row as a worker leaves it that is killed between the ask and its answer. */
  const leave = (id: string) =>
    stage.act((ctx) =>
      ctx.db
        .updateTable('delivery')
        .set({
          state: 'sending',
          asked_at: stage.clock.now(),
          attempts: 1,
          worker: 12_345,
          lease_until: new Date(stage.clock.now().getTime() + 3_600_000),
          prepared: JSON.stringify({ ticket: 'for it' }),
        })
        .where('id', '=', id)
        .execute(),
    )
  test.each(['scripted', 'scripted-blind'] as const)(
    'after asking (%s): it is looked up, not asked',
    async (network) => {
      await open(network)
      const id = await publish()
      await leave(id)
      await stage.processAll()
      expect(asks(id)).toBe(0)
      expect((await load(id)).state).toBe(network === 'scripted' ? 'sending' : 'unknown')
    },
  )

  test('a look that cannot even begin never turns into an ask', async () => {
    await open()
    const id = await publish()
    await leave(id)
    // A secret sealed by a key that is lost: nothing of the network can be reached.
    await stage.act((ctx) =>
      ctx.db
        .updateTable('channel')
        .set({ secret: Buffer.from('not sealed') })
        .where('id', '=', channel)
        .execute(),
    )
    for (let turn = 0; turn < 40; turn++) await stage.pass(60)
    expect(await load(id)).toMatchObject({ state: 'unknown', trouble: { kind: 'uncertain' } })
    expect(asks(id)).toBe(0)
  })

  test('a channel disconnected meanwhile leaves the question to a person', async () => {
    await open()
    const id = await publish()
    await leave(id)
    await stage.call('DELETE', `/channels/${channel}`, { token: await stage.token('owner') })
    await stage.pass(60)
    expect(await load(id)).toMatchObject({ state: 'unknown' })
    expect(asks(id)).toBe(0)
  })
})

describe('the hour', () => {
  test('what is scheduled is prepared ahead and sent at its hour, once, by two processes', async () => {
    await open()
    const other = await stage.otherProcess()
    const ids = await Promise.all(Array.from({ length: 20 }, () => publish(3600)))
    const both = () => Promise.all([stage.processAll(), other.processAll()])
    const prepared = (id: string) =>
      stage.server.seen.filter((one) => one.kind === 'prepare' && one.key === id)
    await stage.pass(3500)
    expect(prepared(ids[0] ?? '')).toHaveLength(0)
    stage.clock.advance(30_000)
    await both()
    for (const id of ids) expect(prepared(id)).toHaveLength(1)
    expect(ids.flatMap(accepted)).toEqual([])
    stage.clock.advance(69_000)
    await both()
    expect(ids.flatMap(accepted)).toEqual([])
    stage.clock.advance(1000)
    await both()
    await other.die()
    for (const id of ids) {
      expect(accepted(id)).toHaveLength(1)
      expect(prepared(id)).toHaveLength(1)
    }
  })

  test('a preparation that fails ahead never makes it leave early, nor spins', async () => {
    await open()
    stage.server.next('prepare', 'brokenBefore')
    const id = await publish(80)
    await stage.processAll()
    await stage.pass(79)
    expect(accepted(id)).toHaveLength(0)
    expect(stage.server.seen.filter((one) => one.kind === 'prepare' && one.key === id)).toHaveLength(1)
    await stage.pass(1)
    expect(accepted(id)).toHaveLength(1)
  })

  test('cancelled between the claim and the ask, it does not leave', async () => {
    await open()
    const id = await publish(80)
    const worker = stage.app.works.woken.find((work) => work.name === 'outbox.deliver')
    stage.clock.advance(80_000)
    stage.server.next('prepare', 'slow')
    await worker?.runDue()
    // It is claimed and being prepared.
    expect(await stage.act((ctx) => cancelDelivery(ctx, id))).toBe(true)
    await worker?.settled?.()
    await stage.pass(60)
    expect(await load(id)).toMatchObject({ state: 'cancelled' })
    expect(asks(id)).toBe(0)
  })
})

test('a step whose claim ran out does not undo what another process has asked', async () => {
  await open()
  const other = await stage.otherProcess()
  const deliveries = (works: typeof other.works) => works.woken.find((work) => work.name === 'outbox.deliver')
  const [first, second] = [deliveries(stage.app.works), deliveries(other.works)]
  stage.server.next('prepare', 'slow')
  stage.server.next('write', 'silentAfter')
  const id = await publish()
  await first?.runDue()
  // The first still prepares when its lease ends: the second takes over, asks, and waits for an answer.
  await stage.act((ctx) =>
    ctx.db.updateTable('delivery').set({ worker: null, lease_until: null }).where('id', '=', id).execute(),
  )
  await second?.runDue()
  await first?.settled?.()
  await stage.processAll()
  await second?.settled?.()
  await other.die()
  for (let turn = 0; turn < 4; turn++) await stage.pass(20)
  expect(await load(id)).toMatchObject({ state: 'sent' })
  expect(accepted(id)).toHaveLength(1)
  expect(asks(id)).toBe(1)
})
