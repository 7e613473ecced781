import { expect, test } from 'vitest'
import { accessTo, toolsWith } from '../kit/conformance/index.ts'
import type { Command } from '../kit/index.ts'
import { account, cid, fakeServer, refusal, secret, them, us } from './fake-server.ts'
import { bluesky } from './index.ts'

const root = `at://${us}/app.bsky.feed.post/root`
const reply = `at://${them}/app.bsky.feed.post/reply`
const now = new Date('2026-11-21T12:00:00Z')
const command = (action: 'hide' | 'unhide', rootRemoteId = root): Command => ({
  action,
  key: 'k',
  target: { remoteId: reply, rootRemoteId },
})

/** A server that stores one gate, and refuses a write over another version of it. */
const server = (gate?: Record<string, unknown>) => {
  const stored = { gate }
  const { fetch, calls } = fakeServer({
    'com.atproto.repo.getRecord': () =>
      stored.gate ? { uri: root, cid, value: stored.gate } : refusal(400, 'RecordNotFound'),
    'com.atproto.repo.putRecord': (_, body) => {
      const { record, swapRecord } = body as { record: Record<string, unknown>; swapRecord: string | null }
      if (swapRecord !== (stored.gate ? cid : null)) return refusal(400, 'InvalidSwap')
      stored.gate = record
      return { uri: root, cid }
    },
  })
  const access = accessTo({ account, settings: {}, secret })
  const send = async (given: Command) => bluesky.send?.(access, given, {}, toolsWith(fetch, now))
  return { stored, send, calls }
}

test('the first hidden reply makes a gate that lets everybody answer', async () => {
  const { stored, send } = server()
  await send(command('hide'))
  expect(stored.gate).toEqual({
    $type: 'app.bsky.feed.threadgate',
    post: root,
    createdAt: now.toISOString(),
    hiddenReplies: [reply],
  })
})

test('hiding and showing leave every other rule as it was', async () => {
  const allow = [{ $type: 'app.bsky.feed.threadgate#mentionRule' }]
  const gate = {
    $type: 'app.bsky.feed.threadgate',
    post: root,
    allow,
    createdAt: now.toISOString(),
    future: 1,
  }
  const { stored, send, calls } = server({ ...gate, hiddenReplies: ['at://other'] })
  await send(command('hide'))
  expect(stored.gate).toEqual({ ...gate, hiddenReplies: ['at://other', reply] })
  await send(command('hide'))
  await send(command('unhide'))
  expect(stored.gate).toEqual({ ...gate, hiddenReplies: ['at://other'] })
  expect(calls.filter((call) => call.endsWith('putRecord'))).toHaveLength(2)
})

test('the 301st hidden reply is refused before it is asked', async () => {
  const { send, calls } = server({
    post: root,
    hiddenReplies: Array.from({ length: 300 }, (_, i) => `at://${i}`),
  })
  await expect(send(command('hide'))).rejects.toMatchObject({ kind: 'rejected' })
  expect(calls.some((call) => call.endsWith('putRecord'))).toBe(false)
})

test('only answers under our own posts can be hidden', async () => {
  const { send } = server()
  await expect(send(command('hide', `at://${them}/app.bsky.feed.post/root`))).rejects.toMatchObject({
    kind: 'rejected',
  })
  await expect(send({ ...command('hide', reply) })).rejects.toMatchObject({ kind: 'rejected' })
})
