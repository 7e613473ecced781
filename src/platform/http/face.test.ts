import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { type ServerType, serve } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPlatform, type Platform } from '../../../tests/setup/platform.ts'
import { type Description, faultsOf } from './description-faults.fixture.ts'
import { type Http, openHttp } from './testing.ts'

let platform: Platform
let folder: string
let http: Http
const script = `export const pots = '${'pot '.repeat(500)}'`
beforeAll(async () => {
  platform = await openPlatform()
  folder = await mkdtemp(join(tmpdir(), 'parvis-web-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Parvis</title>')
  await writeFile(join(folder, 'assets', 'app-1a2b.js'), script)
  await writeFile(join(folder, 'secret'), 'not an asset')
  http = await openHttp(platform, await platform.makeWorkspace('pots'), folder)
})
afterAll(async () => {
  await platform.close()
  await rm(folder, { recursive: true, force: true })
})

describe('every answer', () => {
  it.each([
    '/',
    '/assets/app-1a2b.js',
    '/nowhere.js',
    '/healthz',
    '/readyz',
    '/api/docs',
    '/api/v1/openapi.json',
    '/api/v1/pots',
    '/api/v1/none',
    '/api/v1/breaks',
    '/api/auth/x',
  ])('%s carries the guards', async (path) => {
    const { headers } = await http.ask(path)
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': expect.stringContaining('max-age='),
    })
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
  })

  it('asks for https only where it is served by https', async () => {
    const plain = await openHttp(platform, await platform.makeWorkspace('plain'), folder, {
      publicOrigin: null,
    })
    expect((await plain.ask('/')).headers.has('strict-transport-security')).toBe(false)
  })

  it('of the API is kept by no cache', async () => {
    const id = '0190b8a0-0000-7000-8000-000000000000'
    expect(
      (await http.ask(`/api/v1/pots/${id}`, { headers: { 'x-as': 'owner' } })).headers.get('cache-control'),
    ).toBe('no-store')
  })
})

describe('the web app', () => {
  it('is served at every address that is not a file, never below /api', async () => {
    for (const path of ['/', '/conversations', '/espace/pots/publications?x=1']) {
      const page = await http.ask(path)
      expect([page.status, page.headers.get('content-type'), page.headers.get('cache-control')]).toEqual([
        200,
        'text/html; charset=utf-8',
        'no-cache',
      ])
      expect(await page.text()).toContain('<title>Parvis</title>')
    }
    expect((await http.ask('/api/none')).status).toBe(404)
  })

  it('is kept for ever where its name is its content, and asked again by its tag', async () => {
    const first = await http.ask('/assets/app-1a2b.js')
    expect(first.headers.get('cache-control')).toContain('immutable')
    const tag = first.headers.get('etag') ?? ''
    // A proxy that compresses makes the tag weak; a browser may know several.
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`]) {
      const again = await http.ask('/assets/app-1a2b.js', { headers: { 'if-none-match': known } })
      expect([known, again.status, await again.text()]).toEqual([known, 304, ''])
    }
    expect((await http.ask('/assets/app-1a2b.js', { headers: { 'if-none-match': '"other"' } })).status).toBe(
      200,
    )
  })

  it('is compressed as the browser can read it', async () => {
    const as = async (accepted: string) => {
      const answer = await http.ask('/assets/app-1a2b.js', { headers: { 'accept-encoding': accepted } })
      return {
        encoding: answer.headers.get('content-encoding'),
        vary: answer.headers.get('vary'),
        bytes: Buffer.from(await answer.arrayBuffer()),
      }
    }
    const [brotli, gzip, plain] = [await as('gzip, deflate, br'), await as('gzip'), await as('identity')]
    expect([brotli.encoding, gzip.encoding, plain.encoding]).toEqual(['br', 'gzip', null])
    expect([brotliDecompressSync(brotli.bytes), gunzipSync(gzip.bytes), plain.bytes].map(String)).toEqual([
      script,
      script,
      script,
    ])
    expect(brotli.vary).toBe('accept-encoding')
  })

  it.each([
    '/secret',
    '/assets',
    '/../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/%2e%2e/secret',
    '/assets/%00.js',
  ])('gives nothing else of the disk: %s', async (path) =>
    expect(await (await http.ask(path)).text()).not.toMatch(/not an asset|"scripts"/),
  )
})

describe('the description of the API', () => {
  it('is OpenAPI 3.1, whole, and every reference leads somewhere', async () => {
    const description = (await (await http.ask('/api/v1/openapi.json')).json()) as Description
    expect(description).toMatchObject({ openapi: '3.1.0', info: { title: 'Parvis', version: '1.2.3' } })
    expect(faultsOf(description)).toEqual([])
    expect(description.paths['/api/v1/pots']?.post).toMatchObject({
      security: [{ session: [] }, { token: [] }],
      responses: { 201: expect.anything(), '4XX': expect.anything() },
    })
  })

  it('is readable by a person, route by route, without a script', async () => {
    const page = await (await http.ask('/api/docs')).text()
    for (const path of [
      '/api/v1/pots/{id}',
      '/api/v1/pots',
      '/api/v1/pictures',
      '/api/v1/breaks',
      '/api/v1/events',
    ])
      expect(page).toContain(path)
    expect(page).not.toMatch(/<script|style=/)
  })
})

describe('/metrics', () => {
  let server: ServerType
  let port: number
  beforeAll(
    () =>
      new Promise<void>((done) => {
        server = serve({ fetch: http.app.fetch, port: 0, hostname: '127.0.0.1' }, () => {
          port = (server.address() as AddressInfo).port
          done()
        })
      }),
  )
  afterAll(() => server.close())
  const metrics = (headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}/metrics`, { headers })

  it('is for the machine itself', async () => {
    await fetch(`http://127.0.0.1:${port}/healthz`)
    const answer = await metrics()
    expect(answer.status).toBe(200)
    const text = await answer.text()
    expect(text).toMatch(/^parvis_http_request_seconds_count\{method="GET",status="200"\} \d+$/m)
    expect(text).toMatch(/^parvis_database_connections \d+$/m)
  })

  it('is not for who comes through a proxy of this machine', async () => {
    expect((await metrics({ 'x-forwarded-for': '192.0.2.1' })).status).toBe(404)
    expect((await metrics({ forwarded: 'for=192.0.2.1' })).status).toBe(404)
  })

  it('is absent unless asked for', async () => {
    const silent = await openHttp(platform, await platform.makeWorkspace('silent'), folder, {
      metrics: false,
    })
    expect(await (await silent.ask('/metrics')).text()).not.toContain('parvis_')
  })
})
