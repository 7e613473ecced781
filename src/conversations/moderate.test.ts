import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createStage, type Stage } from '../../tests/scripted-network/stage.ts'
import type { ConversationView } from './contract.ts'

let stage: Stage
let account = ''
let channel = ''
let count = 0
let moderator = ''
let editor = ''
beforeAll(async () => {
  stage = await createStage()
  moderator = await stage.token('moderator')
  editor = await stage.token('editor')
})
afterAll(() => stage?.close())
beforeEach(async () => {
  await stage.act((ctx) => ctx.db.updateTable('intake_source').set({ active: false }).execute())
  account = `moderate-${++count}`
  channel = await stage.connect(account)
})

const call = async (method: string, path: string, body?: unknown, token = moderator) => {
  const answer = await stage.call(method, path, { token, ...(body !== undefined && { body }) })
  return { status: answer.status, body: await answer.json() }
}
const show = async (id: string): Promise<ConversationView> => (await call('GET', `/conversations/${id}`)).body
const held = async () => {
  const message = stage.message({ held: true })
  stage.server.say(account, message)
  await stage.pass(2)
  const { body } = await call('GET', `/conversations?queue=open&channel=${channel}`)
  return { message, view: await show(body.conversations[0].id) }
}
const decide = (view: ConversationView, action: string, token?: string) =>
  call('POST', `/conversations/${view.id}/messages/${view.messages[0]?.id}/moderate`, { action }, token)

test('a held message waits for us like another, says so, and is shown once the network took the approval', async () => {
  const { message, view } = await held()
  expect(view).toMatchObject({ state: 'open', messages: [{ status: 'held' }], reply: { canApprove: true } })
  expect((await decide(view, 'approve')).status).toBe(202)
  expect((await show(view.id)).messages).toMatchObject([{ status: 'held' }])
  await stage.processAll()
  expect(await show(view.id)).toMatchObject({ state: 'open', messages: [{ status: 'shown' }] })
  expect(stage.server.journal.filter((entry) => entry.account === account)).toMatchObject([
    { action: 'approve', parent: message.id },
  ])
})

test.each(['spam', 'delete_other'])(
  '%s takes it out of the queue, and approving brings it back',
  async (action) => {
    const { view } = await held()
    await decide(view, action)
    await stage.processAll()
    expect(await show(view.id)).toMatchObject({
      state: 'closed',
      messages: [{ text: '', deletedAt: expect.any(String) }],
    })
    await decide(view, 'approve')
    await stage.processAll()
    expect(await show(view.id)).toMatchObject({
      state: 'open',
      messages: [{ deletedAt: null, status: 'shown' }],
    })
  },
)

test('a message held on the network itself, or by us, is said to be held', async () => {
  const { message, view } = await held()
  await decide(view, 'approve')
  await stage.processAll()
  stage.server.say(account, { ...message, held: true })
  await stage.pass(2)
  expect((await show(view.id)).messages).toMatchObject([{ status: 'held' }])
  await decide(view, 'approve')
  await stage.processAll()
  await decide(view, 'hold')
  await stage.processAll()
  expect((await show(view.id)).messages).toMatchObject([{ status: 'held' }])
})

test('who answers does not decide: an editor is refused', async () => {
  const { view } = await held()
  expect((await decide(view, 'spam', editor)).status).toBe(403)
  await stage.processAll()
  expect(stage.server.journal.filter((entry) => entry.account === account)).toEqual([])
})
