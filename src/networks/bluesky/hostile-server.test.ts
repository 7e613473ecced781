import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startHostileServer, worstDays } from '../kit/conformance/hostile-server.ts'
import { accessTo, toolsWith } from '../kit/conformance/index.ts'
import { type Command, NetworkError } from '../kit/index.ts'
import { bluesky } from './index.ts'

const now = new Date('2026-11-21T12:00:00Z')
const did = 'did:plc:abcdefghijklmnopqrstuvwx'
const command: Command = { action: 'publish', key: 'k', text: 'Bonjour', images: [] }
const prepared = { parts: [{ rkey: '3kabcdefghij2', text: 'Bonjour', facets: [], images: [] }] }
const server = await startHostileServer(worstDays.broken)
const impatient: typeof fetch = (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(500) })
const tools = toolsWith(impatient, now)
const access = (pds = server.url) =>
  accessTo({
    account: { remoteId: did, handle: 'valcombe.test', name: 'Valcombe' },
    settings: {},
    secret: { service: pds, pds, did, identifier: 'v', appPassword: 'p', accessJwt: 'a', refreshJwt: 'r' },
  })
const failure = async (promise: Promise<unknown> | undefined): Promise<NetworkError> => {
  const error = await promise?.catch((reason: unknown) => reason)
  if (error instanceof NetworkError) return error
  throw new Error('a NetworkError was expected', { cause: error })
}
const sending = (pds?: string) => failure(bluesky.send?.(access(pds), command, prepared, tools))
const reading = (pds?: string) => failure(bluesky.read?.(access(pds), null, tools))

beforeAll(() => import('./send.ts'))
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
    expect(server.seen).toEqual(['POST /xrpc/com.atproto.repo.createRecord'])
  })
})

test.each(Object.keys(worstDays) as (keyof typeof worstDays)[])(
  'a read is never uncertain: %s',
  async (day) => {
    server.answer(worstDays[day])
    expect((await reading()).uncertain).toBe(false)
  },
)

test('the hour of a rate limit comes from the server', async () => {
  server.answer(worstDays.rateLimited)
  expect((await reading()).retryAt).toEqual(new Date(now.getTime() + 7000))
})

test('a closed port and an unknown name: nothing left, so nothing is uncertain', async () => {
  const closed = await startHostileServer(worstDays.broken)
  await closed.stop()
  expect(await sending(closed.url)).toMatchObject({ kind: 'transient', uncertain: false })
  expect(await sending('http://does-not-exist.invalid')).toMatchObject({
    kind: 'transient',
    uncertain: false,
  })
})
