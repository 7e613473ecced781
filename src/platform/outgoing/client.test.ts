import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createOutgoing, type Outgoing } from './index.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** A server that answers by path; on every loopback address, hence reachable under two names. */
const answers: Record<string, Answer> = {
  '/hello': (_request, response) => response.end('hello'),
  '/mirror': (request, response) =>
    response.end(JSON.stringify({ method: request.method, headers: request.headers })),
  '/loop': (_request, response) => response.writeHead(302, { location: '/loop' }).end(),
  '/elsewhere': (_request, response) =>
    response.writeHead(302, { location: `http://localhost:${port}/mirror` }).end(),
  '/here': (_request, response) => response.writeHead(303, { location: '/mirror' }).end(),
  '/inside': (_request, response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end(),
  '/again': (_request, response) => response.writeHead(307, { location: '/mirror' }).end(),
  '/file': (_request, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/large': (_request, response) => response.end('x'.repeat(5000)),
  '/endless': (_request, response) => {
    const timer = setInterval(() => response.write('x'.repeat(400)), 1)
    response.on('close', () => clearInterval(timer))
  },
  '/bomb': (_request, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(1_000_000))),
  '/silent': () => {},
  '/stalls': (_request, response) => {
    response.write('begins')
  },
}
let port: number
const server = createServer((request, response) => answers[request.url ?? '']?.(request, response))
beforeAll(
  () =>
    new Promise<void>((done) =>
      server.listen(0, () => {
        port = (server.address() as AddressInfo).port
        done()
      }),
    ),
)
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

let outgoing: Outgoing
beforeEach(() => {
  outgoing = createOutgoing({
    allowPrivateHosts: ['127.0.0.1', 'LOCALHOST'],
    maxBytes: 4096,
    timeout: 400,
    maxRedirects: 3,
  })
})
afterEach(() => outgoing.close())
const at = (path: string, host = '127.0.0.1') => `http://${host}:${port}${path}`
const seen = async (response: Response) =>
  (await response.json()) as { method: string; headers: Record<string, string> }

/** The reasons of a failure, from the outside in. */
const reasons = async (act: Promise<unknown>): Promise<string> => {
  const names: string[] = []
  let error: unknown = await act.then(
    () => new Error('no failure'),
    (failure: unknown) => failure,
  )
  for (; error instanceof Error; error = error.cause) names.push(`${error.name}: ${error.message}`)
  return names.join(' < ')
}

describe('without permission', () => {
  const strict = createOutgoing({ allowPrivateHosts: [] })
  afterAll(() => strict.close())

  it.each(['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]', '0.0.0.0'])(
    'http://%s is not reached',
    async (host) => expect(await reasons(strict.fetch(at('/hello', host)))).toContain('RefusedAddress'),
  )

  it.each(['ws://127.0.0.1', 'wss://localhost', 'wss://[::ffff:a00:1]'])('nor is %s', async (url) =>
    expect(await reasons(strict.assertReachable(url))).toContain('RefusedAddress'),
  )
})

describe('with permission', () => {
  it('reaches the named hosts, whatever their case', async () => {
    expect(await (await outgoing.fetch(at('/hello'))).text()).toBe('hello')
    expect(await (await outgoing.fetch(at('/hello', 'LocalHost'))).text()).toBe('hello')
    await outgoing.assertReachable(`ws://localhost:${port}`)
  })

  it('reaches no other private address', async () => {
    expect(await reasons(outgoing.fetch(at('/hello', '[::1]')))).toContain('RefusedAddress')
    expect(await reasons(outgoing.fetch(at('/inside')))).toContain('RefusedAddress')
  })
})

it.each(['file:///etc/passwd', 'ftp://127.0.0.1/x', 'data:text/plain,x', 'gopher://127.0.0.1'])(
  '%s is no address to fetch',
  async (url) => expect(await reasons(outgoing.fetch(url))).toContain('RefusedAddress'),
)

describe('a redirect', () => {
  const credentials = {
    authorization: 'Bearer x',
    cookie: 'a=b',
    'x-api-key': 'k',
    'private-token': 't',
    accept: 'text/html',
  }

  it('keeps the headers on the same origin', async () => {
    const { headers } = await seen(await outgoing.fetch(at('/here'), { headers: credentials }))
    expect(headers).toMatchObject(credentials)
  })

  it('takes no credential to another origin, whatever its name', async () => {
    const { headers } = await seen(await outgoing.fetch(at('/elsewhere'), { headers: credentials }))
    expect(headers.accept).toBe('text/html')
    for (const name of ['authorization', 'cookie', 'x-api-key', 'private-token'])
      expect(headers).not.toHaveProperty(name)
  })

  it('turns a POST into a GET without a body, and never repeats a body', async () => {
    const post = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }
    const { method, headers } = await seen(await outgoing.fetch(at('/here'), post))
    expect([method, headers['content-type']]).toEqual(['GET', undefined])
    expect(await reasons(outgoing.fetch(at('/again'), post))).toContain('has a body')
  })

  it('is followed a few times only, and to http only', async () => {
    expect(await reasons(outgoing.fetch(at('/loop')))).toContain('More than 3 redirects')
    expect(await reasons(outgoing.fetch(at('/file')))).toContain('RefusedAddress')
  })

  it('is left to who asks to see it', async () => {
    expect((await outgoing.fetch(at('/inside'), { redirect: 'manual' })).status).toBe(302)
  })
})

describe('an answer', () => {
  it.each(['/large', '/endless', '/bomb'])('too large is cut: %s', async (path) => {
    const whole = outgoing.fetch(at(path)).then((response) => response.text())
    expect(await reasons(whole)).toContain('larger than 4096 bytes')
  })

  it.each(['/silent', '/stalls'])('that does not end is given up: %s', async (path) => {
    const whole = outgoing.fetch(at(path)).then((response) => response.text())
    expect(await reasons(whole)).toMatch(/TimeoutError|aborted due to timeout/)
  })

  it('is given up when the asker does', async () => {
    const gone = new AbortController()
    const asked = outgoing.fetch(at('/silent'), { signal: gone.signal })
    gone.abort()
    expect(await reasons(asked)).toContain('AbortError')
  })

  it('that nobody reads holds nothing at the end', async () => {
    const patient = createOutgoing({ allowPrivateHosts: ['127.0.0.1'], timeout: 60_000 })
    const response = await patient.fetch(at('/stalls'))
    await patient.close()
    expect(await reasons(response.text())).not.toContain('no failure')
  })
})
