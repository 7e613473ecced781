import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classifyFailure, classifyStatus } from './classify.ts'
import { NetworkError } from './errors.ts'
import { retryAtFrom } from './retry-at.ts'
import { safeSaid } from './said.ts'

const now = new Date('2026-11-21T12:00:00Z')
const refused = (status: number, write: boolean, headers: Record<string, string> = {}) =>
  classifyStatus({ status, write, now, header: (name) => headers[name] })

describe('classifyStatus', () => {
  test.each([
    [400, 'rejected'],
    [401, 'reconnect'],
    [403, 'rejected'],
    [404, 'gone'],
    [408, 'transient'],
    [409, 'transient'],
    [410, 'gone'],
    [413, 'rejected'],
    [422, 'rejected'],
    [425, 'transient'],
    [429, 'rate-limited'],
    [500, 'transient'],
    [501, 'rejected'],
    [502, 'transient'],
    [503, 'transient'],
    [504, 'transient'],
  ] as const)('%i is %s', (status, kind) => expect(refused(status, true).kind).toBe(kind))

  test('only a server failing on a write is uncertain, and only a rate limit has an hour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 599 }), fc.boolean(), (status, write) => {
        const error = refused(status, write)
        expect(error.uncertain).toBe(write && status >= 500 && status !== 501)
        expect(error.retryAt !== undefined).toBe(status === 429)
        expect(error.said).toBe(`HTTP ${status}`)
      }),
    )
  })
})

describe('retryAtFrom', () => {
  const seconds = (headers: Record<string, string>) =>
    (retryAtFrom((name) => headers[name], now).getTime() - now.getTime()) / 1000
  const epoch = now.getTime() / 1000

  test.each([
    [{ 'retry-after': '120' }, 120],
    [{ 'retry-after': 'Sat, 21 Nov 2026 12:05:00 GMT' }, 300],
    [{ 'ratelimit-reset': '30' }, 30],
    [{ 'ratelimit-reset': String(epoch + 45) }, 45],
    [{ 'x-ratelimit-reset': '2026-11-21T12:01:30.000Z' }, 90],
    [{ 'x-ratelimit-reset-after': '1.5' }, 1.5],
    [{ 'retry-after': '10', 'x-ratelimit-reset': String(epoch + 900) }, 10],
    [{ 'retry-after': 'soon' }, 60],
    [{}, 60],
  ])('%j', (headers, wait) => expect(seconds(headers as Record<string, string>)).toBe(wait))

  test('whatever the header holds: between a second and a day', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double().map(String), fc.date().map(String)), (value) => {
        const wait = seconds({ 'retry-after': value })
        expect(wait).toBeGreaterThanOrEqual(1)
        expect(wait).toBeLessThanOrEqual(86_400)
      }),
    )
  })
})

describe('classifyFailure', () => {
  const failed = (code: string) =>
    new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })

  test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED'])(
    '%s never left',
    (code) =>
      expect(classifyFailure(failed(code), { write: true })).toMatchObject({
        kind: 'transient',
        uncertain: false,
      }),
  )
  test.each(['ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE', 'UND_ERR_HEADERS_TIMEOUT', 'SOMETHING_NEW'])(
    '%s may have arrived',
    (code) => {
      expect(classifyFailure(failed(code), { write: true }).uncertain).toBe(true)
      expect(classifyFailure(failed(code), { write: false }).uncertain).toBe(false)
    },
  )
  test('whatever is thrown, a write is uncertain unless it is known not to have left', () => {
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        expect(classifyFailure(thrown, { write: true })).toMatchObject({ kind: 'transient', uncertain: true })
      }),
    )
  })
  test('an address that the safe client refuses is refused for good', () => {
    expect(classifyFailure(failed('REFUSED_ADDRESS'), { write: true })).toMatchObject({
      kind: 'rejected',
      uncertain: false,
    })
  })
  test('an error already classified passes through, however deep', () => {
    const known = new NetworkError({ kind: 'gone', said: 'x' })
    expect(
      classifyFailure(new Error('a', { cause: new Error('b', { cause: known }) }), { write: true }),
    ).toBe(known)
  })
})

describe('safeSaid', () => {
  test.each([
    ['<h1>Bad\n Gateway</h1>', 'Bad Gateway'],
    ['token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.abc-def is bad', 'token … is bad'],
    ['Authorization: Bearer abcdef0123456', 'Authorization: Bearer …'],
    [
      'https://jeanne:secret@valcombe.example/x?access_token=abc&page=2',
      'https://…@valcombe.example/x?access_token=…&page=2',
    ],
  ])('%s', (words, said) => expect(safeSaid(words)).toBe(said))

  test('a given secret never comes out, and the result is short', () => {
    const secret = fc.stringMatching(/^[\w-]{8,40}$/)
    fc.assert(
      fc.property(secret, fc.string(), fc.string({ maxLength: 400 }), (hidden, before, after) => {
        const said = safeSaid(`${before}${hidden}${after}`, [hidden])
        expect(said.length).toBeLessThanOrEqual(200)
        if (!`${before}…${after}`.includes(hidden)) expect(said).not.toContain(hidden)
      }),
    )
  })
})
