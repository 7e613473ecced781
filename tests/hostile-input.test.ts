import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createApp } from '../src/app.ts'
import type { Route } from '../src/platform/http/index.ts'
import { newId } from '../src/platform/ids/index.ts'
import { pocketNetwork } from './setup/pocket-network.ts'
import { createWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld({ networks: [pocketNetwork()] })
})
afterAll(() => world?.close())

const id = newId()
/** Values that break careless code: bytes that are no text, numbers past every column, cursors nobody made. */
const hostile = fc.constantFrom(
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '%',
  "'; drop table person; --",
  '../../etc/passwd',
  '-1',
  '0',
  '1e999',
  '9007199254740991',
  '99999999999999999999',
  'null',
  '[]',
  'W10',
  'eyJ4IjoxfQ',
  Buffer.from(JSON.stringify(['2026-13-45', 'x'])).toString('base64url'),
  Buffer.from('\u0000|\u0000').toString('base64url'),
  `2026-05-21T00:00:00Z|${id}`,
  id,
  'x'.repeat(500),
)
const anyJson = fc.oneof(
  { weight: 3, arbitrary: hostile },
  fc.constantFrom<unknown>(null, true, -1, 2 ** 31, Number.MAX_SAFE_INTEGER, 1.5, [], {}),
  fc.array(hostile, { maxLength: 3 }),
)

/** One or two of the fields that the route knows, each with a value it did not expect: the others do not hide them. */
const fieldsOf = (shape: object | undefined) => {
  const names = Object.keys(shape ?? {})
  return fc
    .subarray(names, { maxLength: Math.min(2, names.length) })
    .chain((chosen) => fc.record(Object.fromEntries(chosen.map((name) => [name, anyJson]))))
}

const shapeOf = (schema: unknown): object | undefined =>
  typeof schema === 'object' && schema !== null && 'shape' in schema ? (schema.shape as object) : undefined

const requestOf = ({ contract }: Route) =>
  fc.record({
    params: fc.dictionary(
      fc.constantFrom(...Object.keys(contract.params?.shape ?? { none: 1 })),
      fc.oneof(hostile, fc.constant(id)),
    ),
    query: fieldsOf(contract.query?.shape),
    body: fc.oneof(fieldsOf(shapeOf(contract.body)), anyJson),
  })

it('nothing that a request can hold is answered with an unforeseen error', async () => {
  const token = await world.token('owner')
  for (const route of world.app.routes.filter((one) => one.audience === 'workspace')) {
    const { method, path } = route.contract
    // Limits are counted by each face: a new one for each route, so that every request is judged.
    const { http } = createApp(world.ground, {
      origin: () => 'http://parvis.test',
      drain: world.ground.stop.signal,
    })
    await fc.assert(
      fc.asyncProperty(requestOf(route), async ({ params, query, body }) => {
        const filled = path.replace(
          /\{(\w+)\}/g,
          (_, name) => encodeURIComponent(wellFormed(params[name] ?? id)) || id,
        )
        const search = new URLSearchParams(
          Object.entries(query).map(([name, value]) => [name, String(value)]),
        )
        const answer = await http.request(`http://parvis.test/api/v1${filled}?${search}`, {
          method: method.toUpperCase(),
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          ...(method !== 'get' && { body: JSON.stringify(body) }),
        })
        expect(answer.status).not.toBe(429)
        expect([method, path, answer.status, answer.status < 500 ? '' : await answer.text()]).toEqual([
          method,
          path,
          expect.toSatisfy((status: number) => status < 500),
          '',
        ])
      }),
      { numRuns: 60 },
    )
  }
})

const wellFormed = (text: string): string => text.toWellFormed()

it.each<[string, string, object?]>([
  ['POST', '/posts', { text: 'a\u0000b' }],
  ['PATCH', '/workspace', { name: 'a\u0000b' }],
  ['GET', '/conversations?text=%00'],
  ['GET', `/conversations?network=${encodeURIComponent('\u0000')}`],
])('%s %s refuses what no column can hold, or finds nothing', async (method, path, body) => {
  const answer = await world.call(method, path, { token: await world.token('owner'), body })
  expect([200, 422]).toContain(answer.status)
  if (body) expect(answer.status).toBe(422)
})
