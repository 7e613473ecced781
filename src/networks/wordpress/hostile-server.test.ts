import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startHostileServer, worstDays } from '../kit/conformance/hostile-server.ts'
import { accessTo, toolsWith } from '../kit/conformance/index.ts'
import { type Command, NetworkError } from '../kit/index.ts'
import { account, secret } from './fake-site.ts'
import { wordpress } from './index.ts'

const now = new Date('2026-11-21T12:00:00Z')
const command: Command = {
  action: 'reply',
  key: 'k',
  text: 'Merci',
  images: [],
  target: { remoteId: 'comment-2', rootRemoteId: 'post-1' },
}
const prepared = { post: 1, parent: 2, content: 'Merci', twins: [] }
const server = await startHostileServer(worstDays.broken)
const impatient: typeof fetch = (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(500) })
const tools = toolsWith(impatient, now)
const access = (url = server.url) =>
  accessTo({ account, settings: { root: `${url}/wp-json/`, home: url, siteName: 'Blog', userId: 1 }, secret })
const failure = async (promise: Promise<unknown> | undefined): Promise<NetworkError> => {
  const error = await promise?.catch((reason: unknown) => reason)
  if (error instanceof NetworkError) return error
  throw new Error('a NetworkError was expected', { cause: error })
}
const sending = (url?: string) => failure(wordpress.send?.(access(url), command, prepared, tools))
const reading = () => failure(wordpress.read?.(access(), null, tools))

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
    expect(server.seen).toEqual(['POST /wp-json/wp/v2/comments'])
  })
})

test.each(Object.keys(worstDays) as (keyof typeof worstDays)[])(
  'a read, a look and a connection are never uncertain: %s',
  async (day) => {
    server.answer(worstDays[day])
    expect((await reading()).uncertain).toBe(false)
    const looking = await failure(wordpress.find?.(access(), command, prepared, tools))
    expect(looking).toMatchObject({ uncertain: false })
    const fields = { url: server.url, ...secret }
    expect(await failure(wordpress.connect(fields, tools))).toMatchObject({ uncertain: false })
  },
)

test('a closed port: nothing left, so nothing is uncertain', async () => {
  const closed = await startHostileServer(worstDays.broken)
  await closed.stop()
  expect(await sending(closed.url)).toMatchObject({ kind: 'transient', uncertain: false })
})

test('a site over plain http that takes no password there never sees it, and the field is named', async () => {
  const shown: (string | undefined)[] = []
  const index = { name: 'Blog', home: server.url, namespaces: ['wp/v2'], authentication: [] }
  server.answer((request, response) => {
    shown.push(request.headers.authorization)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(index))
  })
  const error = await failure(wordpress.connect({ url: server.url, ...secret }, tools))
  expect(error).toMatchObject({ kind: 'rejected', field: 'url' })
  expect(error.said).toContain('https://')
  expect(shown).toEqual([undefined, undefined])
})
