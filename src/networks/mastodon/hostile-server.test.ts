import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startHostileServer, worstDays } from '../kit/conformance/hostile-server.ts'
import { accessTo, toolsWith } from '../kit/conformance/index.ts'
import { type Command, NetworkError } from '../kit/index.ts'
import { account, now, secret, settings } from './fake-people.ts'
import { mastodon } from './index.ts'

const command: Command = { action: 'publish', key: 'k', text: 'Bonjour', images: [] }
const prepared = { at: now.toISOString(), after: null, parts: [{ text: 'Bonjour', mediaIds: [] }] }
const hostile = await startHostileServer(worstDays.broken)
const impatient: typeof fetch = (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(500) })
const tools = toolsWith(impatient, now)
const access = (server = hostile.url) => accessTo({ account, settings: { ...settings, server }, secret })
const failure = async (promise: Promise<unknown> | undefined): Promise<NetworkError> => {
  const error = await promise?.catch((reason: unknown) => reason)
  if (error instanceof NetworkError) return error
  throw new Error('a NetworkError was expected', { cause: error })
}
const sending = (server?: string) => failure(mastodon.send?.(access(server), command, prepared, tools))

beforeAll(() => import('./send.ts'))
beforeEach(() => void hostile.seen.splice(0))
afterAll(() => hostile.stop())

describe('a write on a bad day is asked once, and is uncertain when it may have arrived', () => {
  test.each([
    ['rateLimited', 'rate-limited', false],
    ['rateLimitedSilently', 'rate-limited', false],
    ['broken', 'transient', true],
    ['maintenance', 'transient', true],
    ['cutBeforeAnswering', 'transient', true],
    ['cutWhileAnswering', 'transient', true],
    ['truncated', 'transient', true],
    ['silent', 'transient', true],
  ] as const)('%s', async (day, kind, uncertain) => {
    hostile.answer(worstDays[day])
    expect(await sending()).toMatchObject({ kind, uncertain })
    expect(hostile.seen).toEqual(['POST /api/v1/statuses'])
  })
})

const reads = {
  read: () => mastodon.read?.(access(), null, tools),
  check: () => mastodon.check(access(), tools),
  find: () => mastodon.find?.(access(), command, prepared, tools),
  metrics: () => mastodon.metrics?.(access(), ['1'], tools),
  connect: () => mastodon.connect({ server: hostile.url, accessToken: 'token' }, tools),
}
const days = Object.keys(worstDays) as (keyof typeof worstDays)[]
test.each(Object.keys(reads) as (keyof typeof reads)[])(
  '%s is never uncertain, and never silent',
  async (name) => {
    for (const day of days) {
      hostile.answer(worstDays[day])
      const kind = day.startsWith('rateLimited') ? 'rate-limited' : 'transient'
      expect(await failure(reads[name]()), day).toMatchObject({ kind, uncertain: false })
    }
  },
)

test('a closed port and an unknown name: nothing left, so nothing is uncertain', async () => {
  const closed = await startHostileServer(worstDays.broken)
  await closed.stop()
  expect(await sending(closed.url)).toMatchObject({ kind: 'transient', uncertain: false })
  expect(await sending('http://does-not-exist.invalid')).toMatchObject({
    kind: 'transient',
    uncertain: false,
  })
})
