import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createStage, type Stage } from '../../tests/scripted-network/stage.ts'
import type { PostView } from './contract.ts'

let stage: Stage
let token = ''
let channels: string[] = []
let accounts: string[] = []
let count = 0
beforeAll(async () => {
  stage = await createStage()
  token = await stage.token('owner')
})
afterAll(() => stage?.close())
beforeEach(async () => {
  await stage.act((ctx) => ctx.db.updateTable('intake_source').set({ active: false }).execute())
  accounts = [`one-${++count}`, `two-${count}`]
  channels = [
    await stage.connect(accounts[0] ?? ''),
    await stage.connect(accounts[1] ?? '', 'scripted-blind'),
  ]
})

const call = async (method: string, path: string, body?: unknown) => {
  const answer = await stage.call(method, path, { token, ...(body !== undefined && { body }) })
  return { status: answer.status, body: await answer.json() }
}
const draft = async (text = 'Les portes ouvrent samedi', own?: string): Promise<PostView> =>
  (
    await call('POST', '/posts', {
      text,
      variants: channels.map((channelId, at) => ({ channelId, ownText: at === 0 ? (own ?? null) : null })),
    })
  ).body
const publish = (post: PostView, at?: string) =>
  call('POST', `/posts/${post.id}/publish`, { version: post.version, ...(at && { at }) })
const show = async ({ id }: PostView): Promise<PostView> => (await call('GET', `/posts/${id}`)).body
const left = () => stage.server.journal.filter((entry) => accounts.includes(entry.account))

describe('leaving', () => {
  test('at once on every channel, each in its own words', async () => {
    const post = await draft('Pour tous', 'Pour une seule')
    expect((await publish(post)).status).toBe(202)
    await stage.processAll()
    expect(
      left()
        .map((entry) => entry.text)
        .sort(),
    ).toEqual(['Pour tous', 'Pour une seule'])
    const view = await show(post)
    expect(view.state).toBe('published')
    expect(view.variants.map((variant) => variant.url)).toEqual([
      expect.stringContaining('scripted.example'),
      expect.stringContaining('scripted.example'),
    ])
  })

  test('at its hour, not before; taken back before it, not at all', async () => {
    stage.clock.set(new Date('2026-05-21T09:00:00Z'))
    const [kept, back] = [await draft('gardée'), await draft('reprise')]
    await publish(kept, '2026-05-21T17:00')
    await publish(back, '2026-05-21T17:00')
    expect(await show(kept)).toMatchObject({
      state: 'scheduled',
      scheduledAt: '2026-05-21T15:00:00.000Z',
      scheduledLocal: '2026-05-21T17:00',
    })
    stage.clock.set(new Date('2026-05-21T14:59:59Z'))
    await stage.processAll()
    expect(left()).toEqual([])
    expect((await call('POST', `/posts/${back.id}/unschedule`)).body.state).toBe('draft')
    await stage.pass(1)
    expect(left().map((entry) => entry.text)).toEqual(['gardée', 'gardée'])
    expect((await call('POST', `/posts/${kept.id}/unschedule`)).status).toBe(409)
  })

  test('taken back while it leaves: all of it or nothing', async () => {
    for (let turn = 0; turn < 8; turn++) {
      const before = left().length
      const post = await draft()
      await publish(post)
      const deliveries = stage.app.works.woken.find((work) => work.name === 'outbox.deliver')
      const [answer] = await Promise.all([
        call('POST', `/posts/${post.id}/unschedule`),
        (async () => {
          await deliveries?.runDue()
          await deliveries?.settled?.()
        })(),
      ])
      await stage.processAll()
      expect(left().length - before).toBe(answer.status === 200 ? 0 : 2)
      expect((await show(post)).state).toBe(answer.status === 200 ? 'draft' : 'published')
    }
  })

  test('the same click twice publishes once', async () => {
    const post = await draft()
    const answers = await Promise.all([publish(post), publish(post)])
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409])
    await stage.processAll()
    expect(left()).toHaveLength(2)
  })
})

describe('refused before anything leaves', () => {
  test('one text too long for one channel keeps back the whole post', async () => {
    const answer = await publish(await draft('court', 'x'.repeat(301)))
    expect(answer).toMatchObject({
      status: 422,
      body: { error: { code: 'publishing.blocked', details: { channelId: channels[0], code: 'tooLong' } } },
    })
    await stage.processAll()
    expect(left()).toEqual([])
  })

  test.each([
    ['an hour that the clock jumps over', '2027-03-28T02:30', 'publishing.noSuchHour'],
    ['a day that does not exist', '2027-02-30T10:00', 'publishing.noSuchHour'],
    ['an hour that is past', '2026-05-21T08:00', 'publishing.past'],
  ])('%s', async (_, at, code) => {
    stage.clock.set(new Date('2026-05-21T09:00:00Z'))
    expect(await publish(await draft(), at)).toMatchObject({
      status: 422,
      body: { error: { code, field: 'at' } },
    })
  })

  test('an hour that exists twice is the first', async () => {
    stage.clock.set(new Date('2026-05-21T09:00:00Z'))
    const post = await draft()
    await publish(post, '2026-10-25T02:30')
    expect((await show(post)).scheduledAt).toBe('2026-10-25T00:30:00.000Z')
    await call('POST', `/posts/${post.id}/unschedule`)
  })

  test('a draft that somebody changed meanwhile, or that has left', async () => {
    const post = await draft()
    const change = { text: 'autre', variants: [], version: post.version }
    expect((await call('PATCH', `/posts/${post.id}`, change)).status).toBe(200)
    expect((await call('PATCH', `/posts/${post.id}`, change)).status).toBe(409)
    expect((await publish(post)).status).toBe(409)
  })
})

describe('what became of it', () => {
  test('partly: the refused one says why, and is tried again alone', async () => {
    stage.server.follow((kind, { account }) =>
      kind === 'write' && account === accounts[0] ? 'refused' : 'well',
    )
    const post = await draft()
    await publish(post)
    await stage.processAll()
    stage.server.follow(() => 'well')
    const view = await show(post)
    expect(view.state).toBe('partly')
    const failed = view.variants.find((variant) => variant.state === 'failed')
    expect(failed?.trouble?.message).toBe('this is not welcome here')
    await call('POST', `/posts/${post.id}/variants/${failed?.id}/resolve`, { outcome: 'retry' })
    await stage.processAll()
    expect((await show(post)).state).toBe('published')
    expect(left()).toHaveLength(2)
  })

  test('unknown: a person says that it is there', async () => {
    stage.server.follow((kind, { account }) =>
      kind === 'write' && account === accounts[1] ? 'resetAfter' : 'well',
    )
    const post = await draft()
    await publish(post)
    await stage.processAll()
    stage.server.follow(() => 'well')
    const unknown = (await show(post)).variants.find((variant) => variant.state === 'unknown')
    expect((await show(post)).state).toBe('unknown')
    const path = `/posts/${post.id}/variants/${unknown?.id}/resolve`
    const url = 'https://scripted.example/found'
    await call('POST', path, { outcome: 'published', url })
    await stage.processAll()
    const view = await show(post)
    expect(view.state).toBe('published')
    expect(view.variants.map((variant) => variant.url)).toContain(url)
    expect((await call('POST', path, { outcome: 'retry' })).status).toBe(409)
    expect(left()).toHaveLength(2)
  })

  test('a channel disconnected before the hour: its variant is let go, the post can be taken back', async () => {
    stage.clock.set(new Date('2026-05-21T09:00:00Z'))
    const post = await draft()
    await publish(post, '2026-05-22T17:00')
    await call('DELETE', `/channels/${channels[0]}`)
    await stage.processAll()
    expect((await show(post)).variants.map((variant) => variant.state).sort()).toEqual([
      'cancelled',
      'scheduled',
    ])
    expect((await call('POST', `/posts/${post.id}/unschedule`)).body.state).toBe('draft')
  })
})
