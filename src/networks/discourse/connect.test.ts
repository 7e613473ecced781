import { expect, test } from 'vitest'
import { accessTo, type Exchange, replay, toolsWith } from '../kit/conformance/index.ts'
import { limitsFor } from '../kit/index.ts'
import * as forum from './fixtures/forum.ts'
import { discourse } from './index.ts'

const me = forum.answered('GET', '/session/current.json', { current_user: forum.us })
const access = accessTo({ account: forum.account, settings: forum.settings, secret: forum.secret })
const checking = (...answers: Exchange[]) =>
  discourse.check(access, toolsWith(replay([me, ...answers]).fetch, forum.now))
const longest = (settings: Record<string, unknown> = {}) => limitsFor(discourse, settings).text?.post

test('a check brings the lengths that the forum wants now', async () => {
  const told = { max_post_length: 9000, min_post_length: 5 }
  const { settings } = await checking(forum.answered('GET', '/site/settings.json', told))
  expect(settings).toMatchObject({ base: forum.base, limits: { maxPost: 9000, minReply: 5, minTitle: 15 } })
  expect(longest(settings)).toMatchObject({
    max: 9000,
    asOf: '2026-11-21',
    source: `${forum.base}/site/settings.json`,
  })
})

test('a forum that keeps its lengths to itself leaves those known', async () => {
  const { settings } = await checking(forum.notFound('GET', '/site/settings.json'))
  expect(settings).toEqual(forum.settings)
  expect(longest(settings)).toMatchObject({ max: 32_000 })
})

test('a key that speaks for another member has to be replaced', async () => {
  const other = forum.answered('GET', '/session/current.json', { current_user: forum.member })
  const tools = toolsWith(replay([other]).fetch, forum.now)
  await expect(discourse.check(access, tools)).rejects.toMatchObject({ kind: 'reconnect' })
})
