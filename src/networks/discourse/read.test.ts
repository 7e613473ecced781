import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accessTo, assertMessages, toolsWith } from '../kit/conformance/index.ts'
import type { Incoming } from '../kit/index.ts'
import { fakeForum } from './fake-forum.ts'
import { account, now, secret, settings } from './fixtures/forum.ts'
import { read } from './read.ts'

const access = accessTo({ account, settings, secret })

/** Reads until nothing is left; every page is sound. */
const readAll = async (forum: ReturnType<typeof fakeForum>, from: string | null, at = now) => {
  const events: Incoming[] = []
  let cursor = from
  for (let pages = 0; pages < 200; pages++) {
    const batch = await read(access, cursor, toolsWith(forum.fetch, at))
    assertMessages(batch.events, at)
    events.push(...batch.events)
    cursor = batch.cursor
    if (!batch.more) return { events, cursor }
  }
  throw new Error('reading does not end')
}
const idsOf = (events: Incoming[]) =>
  new Set(events.flatMap((event) => (event.type === 'message' ? [Number(event.message.remoteId)] : [])))

test('nothing is lost, whatever is written between two readings', async () => {
  const burst = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.nat(5)), { maxLength: 180 })
  await fc.assert(
    fc.asyncProperty(fc.array(burst, { minLength: 1, maxLength: 4 }), async (bursts) => {
      const forum = fakeForum()
      let cursor: string | null = null
      const told = new Set<number>()
      let id = 0
      for (const [index, written] of bursts.entries()) {
        for (const [topic, answers] of written) forum.write(++id, topic, { answers })
        const result = await readAll(forum, cursor, new Date(now.getTime() + index * 1000))
        cursor = result.cursor
        for (const one of idsOf(result.events)) told.add(one)
      }
      expect([...told].sort((a, b) => a - b)).toEqual(forum.posts.map((post) => post.id))
    }),
    { numRuns: 25 },
  )
})

test('a parent is named even when it stands far back in its topic', async () => {
  const forum = fakeForum()
  for (let id = 1; id <= 130; id++) forum.write(id, 1)
  const { cursor } = await readAll(forum, null)
  forum.write(131, 1, { answers: 25 })
  const { events } = await readAll(forum, cursor)
  const answer = events
    .flatMap((event) => (event.type === 'message' ? [event.message] : []))
    .find(({ remoteId }) => remoteId === '131')
  expect(answer).toMatchObject({ parentRemoteId: '25', rootRemoteId: '1' })
})

test('nothing new costs one call and leaves the cursor', async () => {
  const forum = fakeForum()
  for (let id = 1; id <= 60; id++) forum.write(id, (id % 7) + 1)
  const { cursor } = await readAll(forum, null)
  forum.calls.splice(0)
  const again = await readAll(forum, cursor)
  expect(again).toEqual({ events: [], cursor })
  expect(forum.calls).toEqual(['GET /posts.json'])
})

test('an edit is told, a deletion is told, and what comes back is restored', async () => {
  const forum = fakeForum()
  for (let id = 1; id <= 20; id++) forum.write(id, 1)
  const first = await readAll(forum, null)
  const [edited, deleted] = [forum.posts[11], forum.posts[12]]
  if (!edited || !deleted) throw new Error('the forum is empty')
  Object.assign(edited, { version: 2, cooked: '<p>Corrigé</p>', updated_at: now.toISOString() })
  deleted.deleted_at = now.toISOString()
  const second = await readAll(forum, first.cursor)
  expect(second.events).toMatchObject([
    { type: 'message', message: { remoteId: '12', text: 'Corrigé', editedAt: now.toISOString() } },
    { type: 'deleted', remoteId: '13' },
  ])
  deleted.deleted_at = null
  const third = await readAll(forum, second.cursor)
  expect(third.events).toMatchObject([{ type: 'message', message: { remoteId: '13' }, restored: true }])
})

test('a page of answers in fifty unknown topics is read a few look-ups at a time', async () => {
  const forum = fakeForum()
  for (let topic = 1; topic <= 50; topic++)
    forum.write(topic, topic, { created_at: '2026-01-01T00:00:00.000Z' })
  for (let topic = 1; topic <= 50; topic++) forum.write(100 + topic, topic)
  const batch = await read(access, null, toolsWith(forum.fetch, now))
  expect(forum.calls.length).toBeLessThan(20)
  const { events } = await readAll(forum, batch.cursor)
  const told = idsOf([...batch.events, ...events])
  expect(forum.posts.filter((post) => !told.has(post.id))).toEqual([])
})

test('old answers to messages far back are told, however many look-ups they need', async () => {
  const forum = fakeForum()
  for (let id = 1; id <= 100; id++) forum.write(id, 1, { created_at: '2026-01-01T00:00:00.000Z' })
  for (let id = 101; id <= 150; id++) forum.write(id, 1, { answers: id - 71 })
  for (let id = 151; id <= 300; id++) forum.write(id, 2)
  const told = idsOf((await readAll(forum, null)).events)
  expect(forum.posts.filter((post) => post.id > 100 && !told.has(post.id))).toEqual([])
})

test('a cursor that cannot be read starts over', async () => {
  const forum = fakeForum()
  forum.write(1, 1)
  expect(idsOf((await readAll(forum, '{"v":9}')).events)).toEqual(new Set([1]))
})
