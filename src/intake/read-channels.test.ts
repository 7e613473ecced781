import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Behaviour } from '../../tests/scripted-network/behaviour.ts'
import { createStage, type Stage } from '../../tests/scripted-network/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await createStage({ pageSize: 10, retryAfter: 300 })
})
afterAll(() => stage?.close())

const stored = async (channel: string) =>
  (
    await stage.act((ctx) =>
      ctx.db.selectFrom('message').select('remote_id').where('channel_id', '=', channel).execute(),
    )
  ).map((row) => row.remote_id)
const source = (channel: string) =>
  stage.act((ctx) =>
    ctx.db
      .selectFrom('intake_source')
      .selectAll()
      .where('channel_id', '=', channel)
      .executeTakeFirstOrThrow(),
  )
const reads = (account: string) =>
  stage.server.seen.filter((one) => one.kind === 'read' && one.account === account).length
/** Only this channel goes on being read. */
const quiet = (channel: string) =>
  stage.act((ctx) =>
    ctx.db.updateTable('intake_source').set({ active: false }).where('channel_id', '<>', channel).execute(),
  )
const messages = (count: number) => Array.from({ length: count }, () => stage.message())

test('a long history is read to its end, page after page', async () => {
  const page = messages(237)
  stage.server.say('history', ...page)
  const channel = await stage.connect('history')
  expect((await stored(channel)).sort()).toEqual(page.map((message) => message.id).sort())
  expect(await source(channel)).toMatchObject({ cursor: '237', failures: 0, worker: null })
})

test.each<Behaviour>([
  'rateLimited',
  'brokenBefore',
  'resetAfter',
  'htmlAfter',
  'truncatedAfter',
  'silentAfter',
  'slow',
  'duplicates',
])('a server that is %s costs a delay, no message', async (behaviour) => {
  const account = `reads-${behaviour}`
  const channel = await stage.connect(account)
  await quiet(channel)
  const page = messages(25)
  stage.server.say(account, ...page)
  stage.server.next('read', behaviour)
  await stage.pass(2)
  await stage.pass(300)
  expect((await stored(channel)).sort()).toEqual(page.map((message) => message.id).sort())
  expect(await source(channel)).toMatchObject({ cursor: '25', failures: 0, last_error: null })
})

test('a rate limit is waited for; failures space out and are counted', async () => {
  const channel = await stage.connect('spaced')
  await quiet(channel)
  stage.server.next('read', 'rateLimited')
  await stage.pass(2)
  const before = reads('spaced')
  await stage.pass(299)
  expect(reads('spaced')).toBe(before)
  expect(await source(channel)).toMatchObject({ failures: 1 })
  await stage.pass(1)
  expect(reads('spaced')).toBe(before + 1)
})

test('a page that cannot be stored leaves the cursor where it was', async () => {
  const channel = await stage.connect('atomic')
  stage.server.say('atomic', stage.message(), { ...stage.message(), sentAt: 'not a date' })
  await stage.pass(2)
  expect(await stored(channel)).toEqual([])
  expect(await source(channel)).toMatchObject({ cursor: '0', worker: null })
  expect((await source(channel)).failures).toBeGreaterThan(0)
})

test('a process that dies while reading frees the channel at once', async () => {
  const channel = await stage.connect('freed')
  stage.server.say('freed', ...messages(3))
  await stage.act((ctx) =>
    ctx.db
      .updateTable('intake_source')
      .set({ worker: 4242, lease_until: sql<Date>`now() + interval '100 years'` })
      .where('channel_id', '=', channel)
      .execute(),
  )
  await stage.pass(2)
  expect(await stored(channel)).toHaveLength(3)
})

test('a dead access cuts the channel and stops the reading', async () => {
  const channel = await stage.connect('cut')
  stage.server.revoke('cut')
  await stage.pass(2)
  const before = reads('cut')
  await stage.pass(3600)
  expect(reads('cut')).toBe(before)
  expect((await source(channel)).active).toBe(false)
})
