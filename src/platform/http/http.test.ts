import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPlatform, type Platform } from '../../../tests/setup/platform.ts'
import type { Workspace } from '../context/index.ts'
import { connectDatabase } from '../database/index.ts'
import type { ErrorBody } from './errors.ts'
import { type Http, openHttp } from './testing.ts'

let platform: Platform
let workspace: Workspace
let folder: string
let http: Http
beforeAll(async () => {
  platform = await openPlatform()
  workspace = await platform.makeWorkspace('pots')
  folder = await mkdtemp(join(tmpdir(), 'parvis-web-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Parvis</title>')
  await writeFile(join(folder, 'assets', 'app-1a2b.js'), `export const pots = '${'pot '.repeat(500)}'`)
  await writeFile(join(folder, 'secret'), 'not an asset')
  http = await openHttp(platform, workspace, folder)
})
afterAll(async () => {
  await platform.close()
  await rm(folder, { recursive: true, force: true })
})

const refused = async (answer: Response | Promise<Response>) => {
  const response = await answer
  const body = (await response.json()) as ErrorBody
  expect(Object.keys(body)).toEqual(['error'])
  expect(body.error).toMatchObject({ code: expect.any(String), message: expect.stringMatching(/\S/) })
  return { status: response.status, headers: response.headers, ...body.error }
}
const asOwner = { headers: { 'x-as': 'owner' } }

describe('a refusal', () => {
  it('names the field at fault, in the reader’s language', async () => {
    const english = await refused(http.say('/api/v1/pots', { name: 'x', lid: { size: 'big' } }))
    expect(english).toMatchObject({ status: 422, code: 'http.invalid', field: 'lid.size' })
    const french = await refused(http.say('/api/v1/pots', { name: '' }, { 'accept-language': 'fr-FR' }))
    expect(french).toMatchObject({ field: 'name', message: expect.stringContaining('n’est pas lisible') })
    expect(french.message).not.toMatch(/too small|expected/i)
  })

  it('comes for the path, the query and the body alike', async () => {
    expect(await refused(http.ask('/api/v1/pots/7', asOwner))).toMatchObject({ status: 422, field: 'id' })
    const id = '0190b8a0-0000-7000-8000-000000000000'
    expect(await refused(http.ask(`/api/v1/pots/${id}?lid=open`, asOwner))).toMatchObject({
      status: 422,
      field: 'lid',
    })
    expect(await (await http.ask(`/api/v1/pots/${id}`, asOwner)).json()).toEqual({ name: 'on' })
  })

  it.each<[string, () => Response | Promise<Response>, number, string]>([
    ['nobody', () => http.say('/api/v1/pots', { name: 'x' }, { 'x-as': '' }), 401, 'http.signedOut'],
    [
      'the wrong role',
      () => http.say('/api/v1/pots', { name: 'x' }, { 'x-as': 'client' }),
      403,
      'http.notAllowed',
    ],
    ['no such path', () => http.ask('/api/v1/lids'), 404, 'http.notFound'],
    ['no such file', () => http.ask('/assets/old-1.js'), 404, 'http.notFound'],
    ['another method', () => http.ask('/api/v1/pots', { method: 'PUT', ...asOwner }), 404, 'http.notFound'],
    [
      'broken JSON',
      () =>
        http.ask('/api/v1/pots', {
          method: 'POST',
          body: '{',
          headers: { 'x-as': 'owner', 'content-type': 'application/json' },
        }),
      400,
      'http.invalid',
    ],
    [
      'a form',
      () =>
        http.ask('/api/v1/pots', {
          method: 'POST',
          body: 'name=x',
          headers: { 'x-as': 'owner', 'content-type': 'text/plain' },
        }),
      415,
      'http.wrongType',
    ],
    [
      'a body too large',
      () => http.say('/api/v1/pots', { name: 'x'.repeat(1_000_001) }),
      413,
      'http.tooLarge',
    ],
    [
      'bytes of another type',
      () =>
        http.ask('/api/v1/pictures', {
          method: 'POST',
          body: 'x',
          headers: { 'x-as': 'owner', 'content-type': 'image/svg+xml' },
        }),
      415,
      'http.wrongType',
    ],
    [
      'too many bytes',
      () =>
        http.ask('/api/v1/pictures', {
          method: 'POST',
          body: 'x'.repeat(1001),
          headers: { 'x-as': 'owner', 'content-type': 'image/png' },
        }),
      413,
      'http.tooLarge',
    ],
    ['what cannot be stored', () => http.say('/api/v1/names', { name: 'a\u0000b' }), 422, 'http.invalid'],
  ])('%s has the one shape', async (_name, ask, status, code) => {
    expect(await refused(ask())).toMatchObject({ status, code })
  })

  it('comes before the body is read, for who may not ask', async () => {
    const broken = {
      method: 'POST',
      body: '{',
      headers: { 'x-as': 'client', 'content-type': 'application/json' },
    }
    expect((await refused(http.ask('/api/v1/pots', broken))).status).toBe(403)
  })

  it('stops reading a body that announces nothing and never ends', async () => {
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 500
        controller.enqueue(new Uint8Array(500))
      },
    })
    const answer = http.ask('/api/v1/pictures', {
      method: 'POST',
      body: endless,
      headers: { 'x-as': 'owner', 'content-type': 'image/png' },
      duplex: 'half',
    } as RequestInit)
    expect((await refused(answer)).status).toBe(413)
    expect(sent).toBeLessThan(10_000)
  })
})

describe('what nobody foresaw', () => {
  it.each(['/api/v1/breaks', '/api/v1/breaks-in-sql', '/api/v1/writes'])(
    '%s says nothing of the inside, and can be found in the log',
    async (path) => {
      const answer = await http.ask(path, asOwner)
      const text = await answer.clone().text()
      const { status, code, reference } = await refused(answer)
      expect([status, code]).toEqual([500, 'http.failed'])
      expect(text).not.toMatch(/select|table|\.ts|stack|at \//i)
      expect(http.lines.filter((line) => line.includes(reference ?? 'none'))).toHaveLength(1)
      expect(http.lines.at(-1)).toMatch(/"stack":".*"/)
    },
  )

  it('a read that would write, wrote nothing', async () => {
    const rows = await platform.asOwner(
      async (owner) => (await owner.query(`select 1 from fact where type = 'pot.opened'`)).rowCount,
    )
    expect(rows).toBe(0)
  })
})

describe('without a database', () => {
  const away = connectDatabase('postgresql://nobody@127.0.0.1:1/parvis', 2)
  afterAll(() => away.close())

  it('the process is up, and not ready', async () => {
    const lonely = await openHttp(platform, workspace, folder, { database: away })
    expect((await lonely.ask('/healthz')).status).toBe(200)
    const ready = await lonely.ask('/readyz')
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'not ready', waitingFor: 'database' }])
    expect((await http.ask('/readyz')).status).toBe(200)
    const { status, code, headers } = await refused(lonely.ask('/api/v1/writes', asOwner))
    expect([status, code, headers.get('retry-after')]).toEqual([503, 'http.unavailable', '5'])
  })
})

describe('another site', () => {
  const post = (headers: Record<string, string>) => http.say('/api/v1/pots', { name: 'x' }, headers)

  it.each<Record<string, string>>([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://parvis.example:81' },
    { 'sec-fetch-site': 'cross-site' },
  ])('changes nothing: %j', async (headers) =>
    expect(await refused(post(headers))).toMatchObject({
      status: 403,
      code: 'http.otherOrigin',
    }),
  )

  it('nor signs anybody in or out', async () => {
    const answer = http.ask('/api/auth/sign-out', {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
    })
    expect((await refused(answer)).status).toBe(403)
  })

  it.each<Record<string, string>>([
    { origin: 'https://parvis.example', 'sec-fetch-site': 'same-origin' },
    {},
    { origin: 'https://evil.example', authorization: 'Bearer prv_x' },
  ])('is not: %j', async (headers) => expect((await post(headers)).status).toBe(201))
})

describe('too many requests', () => {
  const burst = async (
    times: number,
    headers: (at: number) => Record<string, string>,
    path = '/api/v1/none',
  ) => {
    const fresh = await openHttp(platform, workspace, folder, { trustProxy: true })
    let first: number | null = null
    let last: Response | undefined
    for (let at = 0; at < times; at++) {
      last = await fresh.ask(path, { method: 'POST', headers: headers(at) })
      if (last.status === 429) first ??= at
    }
    return { first, last }
  }

  it('of one token are stopped, and told when to come back', async () => {
    const { first, last } = await burst(601, (at) => ({
      authorization: 'Bearer prv_a',
      'x-forwarded-for': `2001:db8::${at}`,
    }))
    expect(first).toBe(600)
    const wait = Number(last?.headers.get('retry-after'))
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(60)
    expect(await refused(last ?? new Response())).toMatchObject({
      code: 'http.tooMany',
      help: expect.stringContaining(String(wait)),
    })
  })

  it('of one address are stopped, even when each shows another token', async () => {
    expect((await burst(1201, (at) => ({ authorization: `Bearer prv_${at}` }))).first).toBe(1200)
  })

  it.each([
    '/api/auth/sign-in/email',
    '/api/auth/request-password-reset',
    '/api/auth/two-factor/verify-totp',
    '/api/v1/setup',
    '/api/v1/invitations/x/accept',
  ])('that could guess are stopped sooner: %s', async (path) =>
    expect((await burst(31, () => ({}), path)).first).toBe(30),
  )

  it('are counted by the last address of the proxy, which a visitor cannot write', async () => {
    const { first } = await burst(
      31,
      (at) => ({ 'x-forwarded-for': `10.9.9.${at}, 192.0.2.1` }),
      '/api/v1/setup',
    )
    expect(first).toBe(30)
  })
})
