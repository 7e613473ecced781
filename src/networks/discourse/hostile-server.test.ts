import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startHostileServer, worstDays } from '../kit/conformance/hostile-server.ts'
import { accessTo, toolsWith } from '../kit/conformance/index.ts'
import { type Command, NetworkError } from '../kit/index.ts'
import * as forum from './fixtures/forum.ts'
import { discourse } from './index.ts'

const command: Command = { action: 'publish', key: 'k', text: 'Bonjour', images: [] }
const prepared = {
  title: 'Arrivage de novembre',
  raw: 'Le comté est arrivé au comptoir.',
  externalId: 'parvis-1',
}
const server = await startHostileServer(worstDays.broken)
const impatient: typeof fetch = (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(500) })
const tools = toolsWith(impatient, forum.now)
const access = (base = server.url) =>
  accessTo({ account: forum.account, settings: { ...forum.settings, base }, secret: forum.secret })
const failure = async (promise: Promise<unknown> | undefined): Promise<NetworkError> => {
  const error = await promise?.catch((reason: unknown) => reason)
  if (error instanceof NetworkError) return error
  throw new Error('a NetworkError was expected', { cause: error })
}
const sending = (base?: string) => failure(discourse.send?.(access(base), command, prepared, tools))

beforeAll(() => Promise.all([import('./send.ts'), import('./read.ts')]))
beforeEach(() => void server.seen.splice(0))
afterAll(() => server.stop())

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
    server.answer(worstDays[day])
    expect(await sending()).toMatchObject({ kind, uncertain })
    expect(server.seen).toEqual(['POST /posts.json'])
  })
})

test.each(Object.keys(worstDays) as (keyof typeof worstDays)[])(
  'a read is never uncertain: %s',
  async (day) => {
    server.answer(worstDays[day])
    expect((await failure(discourse.read?.(access(), null, tools))).uncertain).toBe(false)
  },
)

test('a closed port: nothing left, so nothing is uncertain', async () => {
  const closed = await startHostileServer(worstDays.broken)
  await closed.stop()
  expect(await sending(closed.url)).toMatchObject({ kind: 'transient', uncertain: false })
})

test('a forum that has moved says where, and nothing follows with the key', async () => {
  server.answer((_, response) => response.writeHead(301, { location: 'https://new.example/' }).end())
  const error = await failure(discourse.check(access(), tools))
  expect(error).toMatchObject({ kind: 'transient', said: 'the forum has moved to https://new.example/' })
  expect(server.seen).toHaveLength(1)
})
