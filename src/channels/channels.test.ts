import { afterAll, beforeAll, expect, test } from 'vitest'
import { createStage, type Stage } from '../../tests/scripted-network/stage.ts'
import type { ChannelView } from './contract.ts'

let stage: Stage
let token = ''
beforeAll(async () => {
  stage = await createStage()
  token = await stage.token('owner')
})
afterAll(() => stage?.close())

const call = async (method: string, path: string, body?: unknown, as = token) => {
  const answer = await stage.call(method, path, { token: as, ...(body !== undefined && { body }) })
  return { status: answer.status, body: await answer.json() }
}
const fields = (account: string) => ({ address: stage.server.url, account })
const connect = (account: string) =>
  call('POST', '/channels', { network: 'scripted', fields: fields(account) })
const show = async (id: string) =>
  ((await call('GET', '/channels')).body.channels as ChannelView[]).find((one) => one.id === id)
const factTypes = async (id: string) =>
  (
    await stage.act((ctx) =>
      ctx.db.selectFrom('fact').select('type').where('subject', '=', id).orderBy('seq').execute(),
    )
  ).map((row) => row.type)

test('nothing is saved before the network agreed, and its credentials never come out', async () => {
  stage.server.revoke('refused')
  expect((await connect('refused')).body.error.code).toBe('channels.badCredentials')
  expect((await call('POST', '/channels', { network: 'scripted', fields: {} })).body.error).toMatchObject({
    code: 'channels.missingField',
    field: 'fields.address',
  })
  expect((await call('GET', '/channels')).body.channels).toEqual([])
  const { status, body } = await connect('very-secret-account-token')
  expect(status).toBe(201)
  const { secret } = await stage.act((ctx) =>
    ctx.db.selectFrom('channel').select('secret').where('id', '=', body.id).executeTakeFirstOrThrow(),
  )
  expect(secret?.includes('very-secret-account-token')).toBe(false)
  expect(body).not.toHaveProperty('secret')
})

test('an address inside our own network is refused with a word for it', async () => {
  const inside = { network: 'scripted', fields: { address: 'http://10.0.0.1', account: 'x' } }
  expect((await call('POST', '/channels', inside)).body.error.code).toBe('channels.privateAddress')
})

test('one account is one channel; disconnected and connected again it is the same', async () => {
  const { body } = await connect('same')
  expect((await connect('same')).status).toBe(409)
  await call('DELETE', `/channels/${body.id}`)
  expect(await show(body.id)).toBeUndefined()
  expect((await connect('same')).body.id).toBe(body.id)
})

test('new credentials must be those of the same account', async () => {
  const { body } = await connect('mine')
  const path = `/channels/${body.id}/reconnect`
  expect((await call('POST', path, { fields: fields('other') })).body.error.code).toBe(
    'channels.otherAccount',
  )
  expect((await call('POST', path, { fields: fields('mine') })).status).toBe(200)
})

test('a check finds a dead access once, and mends what works again; a network that is away changes nothing', async () => {
  const { body } = await connect('checked')
  const check = () => call('POST', `/channels/${body.id}/check`)
  stage.server.next('account', 'brokenBefore')
  expect(await check()).toMatchObject({ status: 502, body: { error: { code: 'channels.unreachable' } } })
  expect((await show(body.id))?.state).toBe('connected')
  stage.server.revoke('checked')
  await check()
  await check()
  expect(await show(body.id)).toMatchObject({ state: 'cut', trouble: { message: 'who are you?' } })
  stage.server.restore('checked')
  await check()
  expect(await show(body.id)).toMatchObject({ state: 'connected', trouble: null })
  expect(await factTypes(body.id)).toEqual(['channel.connected', 'channel.cut', 'channel.mended'])
})

test('erasing takes everything that came through the channel', async () => {
  const { body } = await connect('erased')
  stage.server.say('erased', stage.message())
  await stage.pass(2)
  const messages = () =>
    stage.act((ctx) => ctx.db.selectFrom('message').select('id').where('channel_id', '=', body.id).execute())
  expect(await messages()).toHaveLength(1)
  await call('DELETE', `/channels/${body.id}?erase=true`)
  await stage.processAll()
  expect(await messages()).toEqual([])
  const left = await stage.act((ctx) =>
    ctx.db.selectFrom('conversation').select('id').where('channel_id', '=', body.id).execute(),
  )
  expect(left).toEqual([])
})

test('who analyses or reviews may not touch the accounts of the brand', async () => {
  const analyst = await stage.token('analyst')
  const client = await stage.token('client')
  expect(
    (await call('POST', '/channels', { network: 'scripted', fields: fields('x') }, analyst)).status,
  ).toBe(403)
  expect((await call('GET', '/channels', undefined, client)).status).toBe(403)
})
