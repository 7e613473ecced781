import { describe, expect, test } from 'vitest'
import { accessTo, toolsWith } from '../kit/conformance/index.ts'
import { account, fakeServer, type Route, refusal, secret, us } from './fake-server.ts'
import { bluesky } from './index.ts'

const now = new Date('2026-11-21T12:00:00Z')
const bearer = (headers: Headers) => headers.get('authorization')?.replace('Bearer ', '')
const session = { did: us, handle: account.handle, active: true }

/** A server that takes `valid` and renews a session as told. */
const server = (valid: string, renewal: { refresh?: Route; signIn?: Route }) =>
  fakeServer({
    'com.atproto.server.getSession': (_, __, headers) =>
      bearer(headers) === valid ? session : refusal(400, 'ExpiredToken'),
    'app.bsky.actor.getProfile': () => ({ did: us, handle: account.handle, displayName: 'Laiterie' }),
    'com.atproto.server.refreshSession': renewal.refresh ?? (() => refusal(400, 'ExpiredToken')),
    'com.atproto.server.createSession': renewal.signIn ?? (() => refusal(401, 'AuthenticationRequired')),
  })
const fresh = { ...session, accessJwt: 'access-2', refreshJwt: 'refresh-2' }
const access = (changes: object = {}) =>
  accessTo({ account, settings: {}, secret: { ...secret, ...changes } })
const jwt = (seconds: number) => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'none' })}.${part({ exp: now.getTime() / 1000 + seconds })}.x`
}

describe('the session', () => {
  test('a token that works is used as it is', async () => {
    const { fetch, calls } = server('access-1', {})
    expect((await bluesky.check(access(), toolsWith(fetch, now))).account.name).toBe('Laiterie')
    expect(calls).toEqual(['com.atproto.server.getSession', 'app.bsky.actor.getProfile'])
  })

  test('an expired token is renewed once and kept', async () => {
    const { fetch, calls } = server('access-2', {
      refresh: (_, __, headers) => (bearer(headers) === 'refresh-1' ? fresh : refusal(400, 'InvalidToken')),
    })
    const given = access()
    await bluesky.check(given, toolsWith(fetch, now))
    expect(given.secret).toMatchObject({
      accessJwt: 'access-2',
      refreshJwt: 'refresh-2',
      appPassword: 'app-password',
    })
    expect(calls.filter((call) => call.includes('refresh'))).toHaveLength(1)
    expect(calls).not.toContain('com.atproto.server.createSession')
  })

  test('a token about to end is renewed before it is used', async () => {
    const { fetch, calls } = server('access-2', { refresh: () => fresh })
    await bluesky.check(access({ accessJwt: jwt(30) }), toolsWith(fetch, now))
    expect(calls[0]).toBe('com.atproto.server.refreshSession')
    const { fetch: calm, calls: few } = server(jwt(3600), {})
    await bluesky.check(access({ accessJwt: jwt(3600) }), toolsWith(calm, now))
    expect(few[0]).toBe('com.atproto.server.getSession')
  })

  test('what another process has renewed is taken, not renewed again', async () => {
    const { fetch, calls } = server('access-2', {})
    const stale = access()
    const stored = { ...secret, accessJwt: 'access-2', refreshJwt: 'refresh-2' }
    await bluesky.check({ ...stale, refreshSecret: (refresh) => refresh(stored) }, toolsWith(fetch, now))
    expect(calls.some((call) => call.includes('refreshSession'))).toBe(false)
  })

  test.each([500, 502, 503, 429])(
    'a server that answers %i to the renewal leaves the secret alone',
    async (status) => {
      const { fetch, calls } = server('access-2', { refresh: () => refusal(status, 'Trouble') })
      const given = access()
      const kind = status === 429 ? 'rate-limited' : 'transient'
      await expect(bluesky.check(given, toolsWith(fetch, now))).rejects.toMatchObject({
        kind,
        uncertain: false,
      })
      expect(given.secret).toEqual(secret)
      expect(calls).not.toContain('com.atproto.server.createSession')
    },
  )

  test('a dead refresh token falls back once to the app password', async () => {
    const signIn: Route = (_, body) => {
      expect(body).toEqual({ identifier: 'valcombe.test', password: 'app-password' })
      return fresh
    }
    const { fetch, calls } = server('access-2', { signIn })
    const given = access()
    await bluesky.check(given, toolsWith(fetch, now))
    expect(given.secret).toMatchObject({ accessJwt: 'access-2' })
    expect(calls.filter((call) => call.includes('createSession'))).toHaveLength(1)
  })

  test('a revoked app password asks for a person, and overwrites nothing', async () => {
    const { fetch } = server('access-2', {})
    const given = access()
    await expect(bluesky.check(given, toolsWith(fetch, now))).rejects.toMatchObject({ kind: 'reconnect' })
    expect(given.secret).toEqual(secret)
  })

  test('a handle that passed to somebody else never gives us their session', async () => {
    const { fetch } = server('access-2', {
      signIn: () => ({ ...fresh, did: 'did:plc:zyxwvutsrqponmlkjihgfedc' }),
    })
    await expect(bluesky.check(access(), toolsWith(fetch, now))).rejects.toMatchObject({ kind: 'reconnect' })
  })
})
