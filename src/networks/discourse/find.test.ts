import { describe, expect, test } from 'vitest'
import { accessTo, type Exchange, replay, toolsWith } from '../kit/conformance/index.ts'
import type { Command } from '../kit/index.ts'
import { find } from './find.ts'
import * as forum from './fixtures/forum.ts'
import { send } from './send.ts'

const { aPost, aTopic, answered, us } = forum
const access = accessTo({ account: forum.account, settings: forum.settings, secret: forum.secret })
const words = 'Bonjour Camille : à la boutique.'
const command: Command = { action: 'reply', key: 'k', text: words, images: [], target: { remoteId: '11' } }
const prepared = { raw: words, topicId: 4, number: 2, highest: 2, newest: 11 }
const before = [aPost({ id: 10, topic: 4, number: 1 }), aPost({ id: 11, topic: 4, number: 2 })]

const finding = (added: forum.APost[], rest: Exchange[] = [forum.nobodyWaits]) => {
  const exchanges = [
    answered('GET', '/t/4.json', aTopic(4, [...before, ...added])),
    answered('GET', '/t/4/posts.json', { post_stream: { posts: added } }),
    ...rest,
  ]
  return find(access, command, prepared, toolsWith(replay(exchanges).fetch, forum.now))
}
const ours = (more: Partial<Parameters<typeof aPost>[0]> = {}) =>
  aPost({ id: 15, topic: 4, number: 3, by: us, raw: words, answers: 2, ...more })
const found = { found: { remoteId: '15', url: `${forum.base}/t/sujet-4/4/3` } }
const waiting = (raw_text: string) =>
  answered('GET', '/posts/valcombe/pending.json', {
    pending_posts: [{ id: 8, raw_text, topic_id: 4, title: 'x' }],
  })

describe('what became of an answer', () => {
  test('ours, with the spaces that the forum makes plain', async () => {
    expect(await finding([ours({ raw: 'Bonjour Camille : à la boutique.' })])).toEqual(found)
  })
  test.each([
    ['nothing came', []],
    ['somebody else wrote the same', [ours({ by: forum.member })]],
    ['we wrote something else', [ours({ raw: 'Autre chose.' })]],
    ['we said the same to another message', [ours({ answers: 1 })]],
  ])('absent: %s', async (_, added) => expect(await finding(added)).toBe('absent'))
  test('unknown when a number is missing: it may have been ours, moved or deleted', async () => {
    expect(await finding([aPost({ id: 16, topic: 4, number: 4 })])).toBe('unknown')
  })
  test('unknown when the forum does not show what waits for a moderator', async () => {
    expect(await finding([], [forum.notFound('GET', '/posts/valcombe/pending.json')])).toBe('unknown')
  })
  test('found while it waits for a moderator', async () => {
    expect(await finding([], [waiting(words)])).toEqual({ found: { remoteId: 'waiting:8' } })
    expect(await finding([], [waiting('Autre chose.')])).toBe('absent')
  })
})

test('an answer held for a moderator is sent, and nobody can act on it from here', async () => {
  const held = answered('POST', '/posts.json', { action: 'enqueued', success: true, pending_post: { id: 8 } })
  const sent = await send(access, command, prepared, toolsWith(replay([held]).fetch, forum.now))
  expect(sent).toEqual({ remoteId: 'waiting:8' })
  const like: Command = { action: 'like', key: 'k', target: sent }
  await expect(send(access, like, {}, toolsWith(replay([]).fetch, forum.now))).rejects.toMatchObject({
    kind: 'rejected',
  })
})
