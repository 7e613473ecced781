import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { seeded } from '../../tests/scripted-network/behaviour.ts'
import { createStage, type Stage } from '../../tests/scripted-network/stage.ts'
import { randomThreads, shuffled } from '../../tests/scripted-network/threads.ts'
import type { WireEvent, WireMessage } from '../../tests/scripted-network/wire.ts'

let stage: Stage
let account = ''
let channel = ''
let count = 0
beforeAll(async () => {
  stage = await createStage({ pageSize: 1000 })
})
afterAll(() => stage?.close())
beforeEach(async () => {
  if (account) await stage.act((ctx) => ctx.db.updateTable('intake_source').set({ active: false }).execute())
  await open()
})

const open = async () => {
  account = `filing-${++count}`
  channel = await stage.connect(account)
}
const arrive = async (...events: WireEvent[]) => {
  stage.server.say(account, ...events)
  await stage.pass(2)
}

interface Filed {
  branch: string
  root: string
  state: string
  waiting: string | null
  count: number
  members: string[]
}
/** The conversations of the channel, in terms that do not depend on when they were made. */
const filed = async (): Promise<Filed[]> =>
  stage.act(async (ctx) => {
    const rows = await ctx.db
      .selectFrom('conversation')
      .selectAll()
      .where('channel_id', '=', channel)
      .orderBy('branch_remote_id')
      .execute()
    const links = await ctx.db
      .selectFrom('conversation_message')
      .innerJoin('message', 'message.id', 'conversation_message.message_id')
      .select(['conversation_id', 'message.id', 'remote_id'])
      .where('channel_id', '=', channel)
      .orderBy('remote_id')
      .execute()
    return rows.map((row) => ({
      branch: row.branch_remote_id,
      root: row.root_remote_id,
      state: row.state,
      waiting: links.find((link) => link.id === row.waiting_message_id)?.remote_id ?? null,
      count: row.message_count,
      members: links.filter((link) => link.conversation_id === row.id).map((link) => link.remote_id),
    }))
  })

const below = (parent: WireMessage, change: Partial<WireMessage> = {}) =>
  stage.message({ parent: parent.id, root: parent.root ?? parent.id, ...change })

test('under a post of ours each comment opens its own branch; the post itself waits for nobody', async () => {
  const post = stage.message({ isUs: true, author: account, concerns: 'context' })
  const [one, two] = [below(post), below(post)]
  await arrive(post, one, two, below(one))
  expect((await filed()).map(({ branch, state, count }) => [branch, state, count])).toEqual(
    [
      [one.id, 'open', 2],
      [two.id, 'open', 1],
    ].toSorted(),
  )
})

test('context alone is filed nowhere, and all of it is once something below calls us', async () => {
  const top = stage.message({ concerns: 'context' })
  const aside = below(top, { concerns: 'context' })
  await arrive(top, aside)
  expect(await filed()).toEqual([])
  const call = below(aside)
  await arrive(call)
  expect(await filed()).toMatchObject([{ branch: top.id, members: [aside.id, call.id, top.id].sort() }])
})

test('a message that only later turns out to call us opens its conversation', async () => {
  const message = stage.message({ concerns: 'context' })
  await arrive(message)
  await arrive({ ...message, concerns: 'us' })
  expect(await filed()).toMatchObject([{ state: 'open', waiting: message.id }])
})

test('deleted, nobody waits; edited, the wait goes on', async () => {
  const [kept, gone] = [stage.message(), stage.message()]
  await arrive(kept, gone)
  await arrive(
    { ...kept, text: 'better said', editedAt: stage.clock.now().toISOString() },
    { type: 'deleted', id: gone.id, at: stage.clock.now().toISOString() },
  )
  expect((await filed()).map(({ branch, state }) => [branch, state])).toEqual(
    [
      [kept.id, 'open'],
      [gone.id, 'closed'],
    ].toSorted(),
  )
})

test('a circle of parents is filed and ends', async () => {
  const one = stage.message({ parent: 'circle-b' })
  const two = stage.message({ id: 'circle-b', parent: one.id })
  const alone = stage.message({ id: 'circle-c', parent: 'circle-c' })
  await arrive(one, two, alone)
  expect((await filed()).flatMap(({ members }) => members).sort()).toEqual([one.id, two.id, alone.id].sort())
})

test('a thread five hundred deep is one conversation, whichever end comes first', {
  timeout: 60_000,
}, async () => {
  for (const order of ['eldest first', 'youngest first']) {
    await open()
    const thread = [stage.message({ sentAt: '2026-05-21T08:00:00.000Z' })]
    const from = stage.clock.now().getTime() - 600_000
    while (thread.length < 500) {
      const parent = thread.at(-1) ?? stage.message()
      thread.push(below(parent, { sentAt: new Date(from + thread.length * 1000).toISOString() }))
    }
    await arrive(...(order === 'eldest first' ? thread : thread.toReversed()))
    const found = await filed()
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ branch: thread[0]?.id, count: 500, waiting: thread[0]?.id })
  }
})

test('in whatever order messages arrive, the conversations are those of the right order', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.integer({ min: 1, max: 25 }), async (seed, pieces) => {
      await stage.act((ctx) => ctx.db.updateTable('intake_source').set({ active: false }).execute())
      const random = seeded(seed)
      const from = stage.clock.now().getTime() - 3_600_000
      const { messages } = randomThreads({ prefix: `tree-${seed}`, count: 25, random, from })
      await open()
      await arrive(...messages)
      const inOrder = await filed()
      await open()
      const mixed = shuffled(messages, random)
      for (let at = 0; at < mixed.length; at += pieces) await arrive(...mixed.slice(at, at + pieces))
      expect(await filed()).toEqual(inOrder)
    }),
    { numRuns: 12 },
  )
})
