import { afterAll, beforeAll, expect, test } from 'vitest'
import { createStage, type Stage } from '../../tests/scripted-network/stage.ts'
import type { Incoming, IncomingMessage } from '../networks/kit/index.ts'
import { messageByRemoteId, storeMessages } from './index.ts'

let stage: Stage
let channel = ''
beforeAll(async () => {
  stage = await createStage()
  channel = await stage.connect('store')
})
afterAll(() => stage?.close())

let count = 0
const said = (change: Partial<IncomingMessage> = {}): IncomingMessage => ({
  remoteId: `s-${++count}`,
  kind: 'comment',
  visibility: 'public',
  author: { remoteId: 'lucie', handle: 'lucie', name: 'Lucie', isUs: false },
  text: 'Bonjour',
  spans: [],
  attachments: [],
  sentAt: stage.clock.now().toISOString(),
  concerns: 'us',
  ...change,
})
const store = (...messages: IncomingMessage[]) =>
  stage.act((ctx) =>
    storeMessages(
      ctx,
      channel,
      messages.map((message) => ({ type: 'message' as const, message })),
    ),
  )
const load = async (remoteId: string) => {
  const row = await stage.act((ctx) => messageByRemoteId(ctx, channel, remoteId))
  if (!row) throw new Error(`${remoteId} is not stored`)
  return row
}
const factsOf = async (remoteId: string) => {
  const { id } = await load(remoteId)
  const rows = await stage.act((ctx) =>
    ctx.db.selectFrom('fact').select('type').where('subject', '=', id).orderBy('seq').execute(),
  )
  return rows.map((row) => row.type)
}

test('a message is stored once, however often it comes, in one page or in several', async () => {
  const message = said()
  expect(await store(message, message)).toBe(1)
  expect(await store(message)).toBe(0)
  expect(await factsOf(message.remoteId)).toEqual(['message.received'])
})

test('two processes that store the same page at once store it once', async () => {
  const page = Array.from({ length: 40 }, () => said())
  const counts = await Promise.all([store(...page), store(...page.toReversed())])
  expect(counts[0] + counts[1]).toBe(40)
})

test('an edit is taken and said; an older edition that comes late is not', async () => {
  const message = said({ text: 'Bonjuor' })
  await store(message)
  await store({ ...message, text: 'Bonjour', editedAt: '2026-05-21T09:00:00.000Z' })
  await store({ ...message, text: 'Bonjur', editedAt: '2026-05-21T08:50:00.000Z' })
  expect(await load(message.remoteId)).toMatchObject({
    text: 'Bonjour',
    edited_at: new Date('2026-05-21T09:00:00.000Z'),
  })
  expect(await factsOf(message.remoteId)).toEqual(['message.received', 'message.edited'])
})

test('a counter that moves is kept and is no edit, even on a message edited before', async () => {
  const message = said()
  await store(message)
  await store({ ...message, text: 'corrigé' })
  await store({ ...message, text: 'corrigé', counts: { likes: 3, replies: null, shares: null } })
  expect(await load(message.remoteId)).toMatchObject({ likes: 3 })
  expect(await factsOf(message.remoteId)).toEqual(['message.received', 'message.edited'])
})

test('what a network stops saying is not forgotten', async () => {
  const message = said({ counts: { likes: 3, replies: 1, shares: 0 }, replyRef: { cid: 'a' } })
  await store(message)
  const { counts: _counts, replyRef: _ref, ...bare } = message
  await store({ ...bare, text: 'edited' })
  expect(await load(message.remoteId)).toMatchObject({ likes: 3, reply_ref: { cid: 'a' } })
})

test('context that turns out to call us is announced', async () => {
  const message = said({ concerns: 'context' })
  await store(message)
  await store({ ...message, concerns: 'us' })
  await store({ ...message, concerns: 'context' })
  expect((await load(message.remoteId)).concerns).toBe('us')
  expect(await factsOf(message.remoteId)).toEqual(['message.received', 'message.called'])
})

test('a deletion is kept, told once, and no later page undoes it', async () => {
  const message = said()
  const gone: Incoming = { type: 'deleted', remoteId: message.remoteId, at: '2026-05-21T09:00:00.000Z' }
  await store(message)
  await stage.act((ctx) => storeMessages(ctx, channel, [gone, gone]))
  await stage.act((ctx) => storeMessages(ctx, channel, [gone]))
  await store({ ...message, text: 'back?' })
  expect((await load(message.remoteId)).deleted_at).not.toBeNull()
  expect((await factsOf(message.remoteId)).filter((type) => type === 'message.deleted')).toHaveLength(1)
})

test('a message that the network restored is back, and one that it holds is held', async () => {
  const message = said()
  const gone: Incoming = { type: 'deleted', remoteId: message.remoteId, at: '2026-05-21T09:00:00.000Z' }
  await store(message)
  await stage.act((ctx) => storeMessages(ctx, channel, [gone]))
  await stage.act((ctx) => storeMessages(ctx, channel, [{ type: 'message', message, restored: true }]))
  expect((await load(message.remoteId)).deleted_at).toBeNull()
  await store({ ...message, status: 'held' })
  await store({ ...message, status: 'held' })
  expect((await load(message.remoteId)).status).toBe('held')
  expect(await factsOf(message.remoteId)).toEqual([
    'message.received',
    'message.deleted',
    'message.marked',
    'message.marked',
  ])
})

test('text that a database refuses or that has no end is kept as far as it can be', async () => {
  const message = said({ text: `a\u0000b\ud800${'x'.repeat(200_000)}` })
  await store(message)
  const { text } = await load(message.remoteId)
  expect(text.startsWith('ab\ufffdx')).toBe(true)
  expect(text).toHaveLength(100_000)
})

test.each(['recorded first', 'given back first'])(
  'our own message, %s, is one message that knows its author',
  async (order) => {
    const spans = [{ start: 0, end: 4, kind: 'link' as const, target: 'https://example.org' }]
    const author = { remoteId: 'store', handle: 'store', name: 'store', isUs: true }
    const given = said({ author, text: 'Merci à vous', spans, concerns: 'context' })
    const recorded = { ...given, text: 'Merci  à vous', spans: [] }
    const deliveryId = `00000000-0000-7000-8000-00000000000${order.length % 10}`
    const record = () =>
      stage.act((ctx) =>
        storeMessages(ctx, channel, [{ type: 'message', message: recorded }], { deliveryId, by: 'Inès' }),
      )
    if (order === 'recorded first') await record()
    await store(given)
    if (order !== 'recorded first') await record()
    // The network's spelling wins, and is not an edit of ours.
    expect(await load(given.remoteId)).toMatchObject({
      text: 'Merci à vous',
      spans,
      written_by: 'Inès',
      delivery_id: deliveryId,
      edited_at: null,
    })
  },
)
