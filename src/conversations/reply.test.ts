import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createStage, type Stage } from '../../tests/scripted-network/stage.ts'
import type { WireMessage } from '../../tests/scripted-network/wire.ts'
import type { ConversationView } from './contract.ts'

let stage: Stage
let account = ''
let channel = ''
let count = 0
const tokens: string[] = []
beforeAll(async () => {
  stage = await createStage()
  tokens.push(await stage.token('owner'), await stage.token('manager'))
})
afterAll(() => stage?.close())
beforeEach(async () => {
  await stage.act((ctx) => ctx.db.updateTable('intake_source').set({ active: false }).execute())
  account = `reply-${++count}`
  channel = await stage.connect(account)
})

const call = async (method: string, path: string, body?: unknown, token = tokens[0]) => {
  const answer = await stage.call(method, path, { token: token ?? '', ...(body !== undefined && { body }) })
  return { status: answer.status, body: await answer.json() }
}
const show = async (id: string): Promise<ConversationView> => (await call('GET', `/conversations/${id}`)).body
/** A message of somebody, and the conversation it opened. */
const heard = async (change: Partial<WireMessage> = {}) => {
  const message = stage.message(change)
  stage.server.say(account, message)
  await stage.pass(2)
  const { body } = await call('GET', `/conversations?queue=open&channel=${channel}`)
  return { message, id: (body.conversations[0] as ConversationView).id }
}
const say = (id: string, more: object = {}, token?: string) =>
  call(
    'POST',
    `/conversations/${id}/reply`,
    { text: 'Merci !', requestKey: `key-${++count}-long`, ...more },
    token,
  )
const posted = () => stage.server.journal.filter((entry) => entry.account === account)

test('an answer leaves once, comes back in a read, and is one message of the teammate who wrote it', async () => {
  const { message, id } = await heard()
  expect((await say(id)).status).toBe(202)
  expect((await show(id)).state).toBe('waiting')
  await stage.processAll()
  for (let turn = 0; turn < 3; turn++) await stage.pass(2)
  const view = await show(id)
  expect(posted()).toMatchObject([{ action: 'reply', parent: message.id, text: 'Merci !' }])
  expect(view.messages.map((one) => [one.author.isUs, one.writtenBy])).toEqual([
    [false, null],
    [true, 'owner'],
  ])
  expect(view).toMatchObject({ state: 'waiting', answers: [], messageCount: 2 })
})

test('the same request is the same answer, also at the same moment', async () => {
  const { id } = await heard()
  const requestKey = 'one-key-for-all'
  const all = await Promise.all([1, 2, 3].map(() => say(id, { requestKey })))
  expect(new Set(all.map(({ body }) => body.id)).size).toBe(1)
  await stage.processAll()
  expect(posted()).toHaveLength(1)
})

describe('two teammates', () => {
  test('the second answer is stopped, shown the first, and may go out beside it knowingly', async () => {
    const { id } = await heard()
    const { version } = await show(id)
    const first = await say(id, { version }, tokens[1])
    const second = await say(id, { version })
    expect(second).toMatchObject({
      status: 409,
      body: { error: { code: 'conversations.answeredFirst', details: { answerId: first.body.id } } },
    })
    expect((await say(id, { version, despite: first.body.id })).status).toBe(202)
  })

  test('an answer that was seen stops nobody, however much happened since', async () => {
    const { id, message } = await heard()
    await say(id, {}, tokens[1])
    await stage.processAll()
    const { version } = await show(id)
    stage.server.say(account, stage.message({ parent: message.id }))
    await stage.pass(2)
    expect((await say(id, { version })).status).toBe(202)
  })

  test('closing what changed meanwhile is refused', async () => {
    const { id, message } = await heard()
    const { version } = await show(id)
    stage.server.say(account, stage.message({ parent: message.id }))
    await stage.pass(2)
    expect((await call('POST', `/conversations/${id}/close`, { version })).status).toBe(409)
    expect((await show(id)).state).toBe('open')
  })
})

describe('nobody is lost', () => {
  test('what arrives while an answer is written or on its way still waits, even when the answer closes', async () => {
    const { id, message } = await heard()
    const { version } = await show(id)
    const unseen = stage.message({ parent: message.id, text: 'et aussi…' })
    stage.server.say(account, unseen)
    await stage.pass(2)
    await call('POST', `/channels/${channel}/pause`, { paused: true })
    await say(id, { version, close: true })
    expect(await show(id)).toMatchObject({ state: 'open', excerpt: 'et aussi…' })
    await stage.processAll()
    await call('POST', `/channels/${channel}/pause`, { paused: false })
    const later = stage.message({ parent: message.id, text: 'toujours là ?' })
    stage.server.say(account, later)
    for (let turn = 0; turn < 5; turn++) await stage.pass(5)
    expect(posted()).toHaveLength(1)
    expect(await show(id)).toMatchObject({ state: 'open', excerpt: 'et aussi…' })
    await say(id, { version: (await show(id)).version, close: true })
    for (let turn = 0; turn < 3; turn++) await stage.pass(5)
    expect((await show(id)).state).toBe('closed')
  })

  test('branches joined by a late parent keep waiting, whatever was answered on the other side', async () => {
    const lost = stage.message({ concerns: 'context' })
    const [one, two] = [stage.message({ parent: lost.id }), stage.message({ parent: lost.id, text: 'seul' })]
    stage.server.say(account, one, two)
    await stage.pass(2)
    const { body } = await call('GET', `/conversations?queue=open&channel=${channel}`)
    const answered = (body.conversations as ConversationView[]).find((row) => row.excerpt === one.text)
    await say(answered?.id ?? '', { close: true })
    await stage.processAll()
    stage.server.say(account, lost)
    await stage.pass(2)
    const open = (await call('GET', `/conversations?queue=open&channel=${channel}`)).body.conversations
    expect(open).toMatchObject([{ excerpt: 'seul', messageCount: 4 }])
  })
})

describe('what became of an answer', () => {
  test('a refused one opens the conversation again with its reason; tried again, it leaves', async () => {
    const { id } = await heard()
    stage.server.next('write', 'refused')
    const { body } = await say(id)
    await stage.processAll()
    const view = await show(id)
    expect(view).toMatchObject({ state: 'open', answers: [{ state: 'rejected' }] })
    expect(view.answers[0]?.trouble?.message).toBe('this is not welcome here')
    await call('POST', `/conversations/${id}/answers/${body.id}/resolve`, { outcome: 'retry' })
    await stage.processAll()
    expect(posted()).toHaveLength(1)
    expect((await show(id)).state).toBe('waiting')
  })

  test('taken back before it left, the conversation waits again and nothing is sent', async () => {
    const { id } = await heard()
    await call('POST', `/channels/${channel}/pause`, { paused: true })
    const { body } = await say(id)
    const path = `/conversations/${id}/answers/${body.id}/resolve`
    expect((await call('POST', path, { outcome: 'cancel' })).body).toMatchObject({ state: 'cancelled' })
    expect((await call('POST', path, { outcome: 'cancel' })).status).toBe(409)
    await call('POST', `/channels/${channel}/pause`, { paused: false })
    await stage.pass(60)
    expect(posted()).toEqual([])
    expect(await show(id)).toMatchObject({ state: 'open', answers: [] })
  })

  test('lost with its channel, it does not hide who waits', async () => {
    const { id } = await heard()
    await call('POST', `/channels/${channel}/pause`, { paused: true })
    await say(id)
    await call('DELETE', `/channels/${channel}`)
    await stage.processAll()
    expect(await show(id)).toMatchObject({ state: 'open', reply: { allowed: false } })
  })
})

test('closing empties the queue, undoing it restores the same wait, a new message opens again', async () => {
  const { id, message } = await heard()
  const before = await show(id)
  await call('POST', `/conversations/${id}/close`, { version: before.version })
  expect(await show(id)).toMatchObject({ state: 'closed', waitingSince: null })
  await call('POST', `/conversations/${id}/reopen`, {})
  expect(await show(id)).toMatchObject({
    state: 'open',
    waitingSince: before.waitingSince,
    targetAt: before.targetAt,
  })
  await call('POST', `/conversations/${id}/close`, {})
  stage.clock.advance(1000)
  stage.server.say(account, stage.message({ parent: message.id, text: 'une chose encore' }))
  await stage.pass(2)
  expect(await show(id)).toMatchObject({ state: 'open', excerpt: 'une chose encore' })
})

test('a like shows once the network took it, and too long a text is refused before it leaves', async () => {
  const { id } = await heard()
  const messageId = (await show(id)).messages[0]?.id
  await call('POST', `/conversations/${id}/messages/${messageId}/like`, { liked: true })
  expect((await show(id)).messages[0]?.likedByUs).toBe(false)
  await stage.processAll()
  expect((await show(id)).messages[0]?.likedByUs).toBe(true)
  expect(await say(id, { text: 'x'.repeat(301) })).toMatchObject({
    status: 422,
    body: { error: { code: 'conversations.tooLong', field: 'text' } },
  })
})
