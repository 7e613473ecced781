import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWorld, type World } from '../../tests/world.ts'
import { createToken } from '../accounts/index.ts'
import { networks } from '../networks/index.ts'
import type { Ctx, Workspace } from '../platform/context/index.ts'
import { scopeOf } from '../platform/context/make.ts'
import { type DemoDeps, eraseDemo, seedDemo } from './index.ts'

let world: World
let deps: DemoDeps
let demo: Workspace
let token: string

const within = <T>(act: (ctx: Ctx) => Promise<T>): Promise<T> =>
  scopeOf(world.ground.database, world.app.makeContext, demo, world.actor('owner')).transaction(act)

const ask = async (method: string, path: string, body?: unknown) => {
  const answer = await world.call(method, path, { token, ...(body !== undefined && { body }) })
  return { status: answer.status, json: await answer.json() }
}

beforeAll(async () => {
  world = await createWorld()
  deps = { ...world.ground, networks: world.app.networks, reactions: world.app.reactions }
  // Two at once: one makes it, the other waits and gets the same.
  const made = await Promise.all([seedDemo(deps, world.owner), seedDemo(deps, world.owner)])
  expect(made[1]).toEqual(made[0])
  demo = made[0]
  token = (await within((ctx) => createToken(ctx, { name: 'demo', role: 'owner', expiresInDays: null })))
    .secret
}, 120_000)
afterAll(() => world?.close())

describe('the demonstration workspace', () => {
  test('is made once, apart from the real one, and says what it is', async () => {
    expect(await seedDemo(deps, world.owner)).toEqual(demo)
    expect(demo).toMatchObject({ isDemo: true, name: 'Laiterie de Valcombe' })
    expect(demo.id).not.toBe(world.workspace.id)
    expect(await world.act((ctx) => ctx.db.selectFrom('message').select('id').execute())).toEqual([])
  })

  test('holds ninety days of a busy dairy, quiet until somebody acts', async () => {
    const { messages, oldest, waiting } = await within(async (ctx) => ({
      messages: (await ctx.db.selectFrom('message').select('id').execute()).length,
      oldest: await ctx.db
        .selectFrom('message')
        .select('sent_at')
        .orderBy('sent_at')
        .executeTakeFirstOrThrow(),
      waiting: await ctx.db.selectFrom('fact_delivery').selectAll().execute(),
    }))
    expect(messages).toBeGreaterThan(300)
    expect((world.clock.now().getTime() - oldest.sent_at.getTime()) / 86_400_000).toBeGreaterThan(87)
    expect(waiting).toEqual([])
    const { json } = await ask('GET', '/conversations/counts')
    expect(json).toMatchObject({ open: 14, waiting: 3, overdue: 5 })
    expect(json.closed).toBeGreaterThan(100)
    const rows = (await ask('GET', '/conversations')).json.conversations
    const mine = rows.filter((row: { assignee?: { id: string } }) => row.assignee?.id === world.owner.id)
    expect(mine.length).toBe(5)
  })

  test('shows the longest wait first', async () => {
    const { json } = await ask('GET', '/conversations')
    const waits = json.conversations.map((row: { waitingSince: string }) => row.waitingSince)
    expect(waits).toEqual(waits.toSorted())
    const minutes = (world.clock.now().getTime() - Date.parse(waits[0])) / 60_000
    expect(minutes).toBe(4 * 60 + 12)
    expect(json.conversations[0].person.name).toBe('Jérôme Vasseur')
  })

  test('takes an answer like a real one, and nothing leaves', async () => {
    const [first] = (await ask('GET', '/conversations')).json.conversations
    const body = { text: 'Merci, Jérôme : on vous l’échange.', close: true, requestKey: 'demo-answer-1' }
    const { status } = await ask('POST', `/conversations/${first.id}/reply`, body)
    expect(status).toBe(202)
    await world.processAll()
    const { json } = await ask('GET', `/conversations/${first.id}`)
    expect(json.state).toBe('closed')
    expect(json.messages.at(-1)).toMatchObject({ text: body.text, url: null, author: { isUs: true } })
  })

  test('asks only networks that do not exist outside of it', async () => {
    const asked = await within((ctx) => ctx.db.selectFrom('delivery').select('network').distinct().execute())
    expect(asked.length).toBeGreaterThan(0)
    for (const { network } of asked) expect(networks.map((one) => one.manifest.id)).not.toContain(network)
    expect(deps.networks.all()).toEqual(networks)
  })

  test('publishes on its own stage what is scheduled, and what was stuck', async () => {
    const { json: stuck } = await ask('GET', '/posts?state=problems')
    expect(stuck.posts.map((post: { state: string }) => post.state).toSorted()).toEqual(['failed', 'unknown'])
    for (const { id, variants } of stuck.posts) {
      const [variant] = variants
      expect(variant.trouble.message).not.toBe('')
      await ask('POST', `/posts/${id}/variants/${variant.id}/resolve`, { outcome: 'retry' })
    }
    world.clock.advance(7 * 86_400_000)
    await world.processAll()
    for (const state of ['scheduled', 'problems'])
      expect((await ask('GET', `/posts?state=${state}`)).json.posts).toEqual([])
  })

  test('goes away whole when its owner says so', async () => {
    const [media] = await within((ctx) => ctx.db.selectFrom('media').select('file_key').execute())
    const key = media?.file_key ?? ''
    expect((await deps.files.get(key)).byteLength).toBeGreaterThan(1000)
    expect(await eraseDemo(deps, world.owner.id)).toBe(true)
    await expect(deps.files.get(key)).rejects.toThrow()
    expect(await within((ctx) => ctx.db.selectFrom('message').select('id').execute())).toEqual([])
    expect(await eraseDemo(deps, world.owner.id)).toBe(false)
    expect((await world.act((ctx) => ctx.db.selectFrom('workspace').select('id').execute())).length).toBe(1)
  })
})
