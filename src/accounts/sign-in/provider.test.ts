import { createSign, generateKeyPairSync } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startAccounts, type World } from '../testing.ts'

const client = 'parvis'
const person = { sub: 'ines-1', email: 'ines@valcombe.example', email_verified: true, name: 'Inès' }

/** An OpenID Connect provider as small as the specification allows: it says who comes, and signs it. */
async function startProvider() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const says = { who: person as Record<string, unknown>, nonce: '' }
  const coded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const idToken = (issuer: string): string => {
    const now = Math.floor(performance.timeOrigin / 1000 + performance.now() / 1000)
    const claims = { ...says.who, iss: issuer, aud: client, iat: now, exp: now + 60, nonce: says.nonce }
    const signed = `${coded({ alg: 'RS256', kid: '1' })}.${coded(claims)}`
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`
  }
  const server: Server = createServer((request, response) => {
    const issuer = `http://${request.headers.host}`
    const answers: Record<string, object> = {
      '/.well-known/openid-configuration': {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
      },
      '/keys': { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: '1', alg: 'RS256', use: 'sig' }] },
      '/token': { access_token: 'opaque', token_type: 'Bearer', expires_in: 60, id_token: idToken(issuer) },
      '/userinfo': says.who,
    }
    const answer = answers[request.url ?? '']
    response
      .writeHead(answer ? 200 : 404, { 'content-type': 'application/json' })
      .end(JSON.stringify(answer ?? {}))
  })
  const listen = (port: number) =>
    new Promise<string>((resolve) => {
      server.listen(port, '127.0.0.1', () =>
        resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
      )
    })
  const stop = () => {
    server.closeAllConnections()
    return new Promise<void>((resolve) => server.close(() => resolve()))
  }
  return { says, listen, stop }
}

describe('signing in through an OpenID Connect provider', () => {
  let world: World
  let provider: Awaited<ReturnType<typeof startProvider>>
  let issuer: string
  beforeAll(async () => {
    provider = await startProvider()
    issuer = await provider.listen(0)
    const settings = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: client, OIDC_CLIENT_SECRET: 'shared' }
    world = await startAccounts({ settings })
    const { id } = await world.makePerson(person.email)
    await world.database.db.updateTable('person').set({ email_verified: true }).where('id', '=', id).execute()
    await world.makePerson('lea@valcombe.example')
  })
  afterAll(async () => {
    await provider.stop()
    await world.stop()
  })

  /** What a browser does: asks, is sent to the provider, comes back with a code. */
  const signIn = async (who: Record<string, unknown>) => {
    const browser = world.browser()
    const body = { provider: 'oidc', callbackURL: '/', errorCallbackURL: '/sign-in' }
    const { json } = await browser.ask('POST', '/api/auth/sign-in/social', { body })
    const sent = new URL(String(json.url))
    provider.says.who = who
    provider.says.nonce = sent.searchParams.get('nonce') ?? ''
    expect(sent.searchParams.get('code_challenge_method')).toBe('S256')
    const state = encodeURIComponent(sent.searchParams.get('state') ?? '')
    const back = await browser.ask('GET', `/api/auth/callback/oidc?code=given&state=${state}`)
    return { browser, location: back.headers.get('location') ?? '' }
  }

  it('waits for a provider that is down without keeping anybody else waiting', async () => {
    await provider.stop()
    const { status, json } = await world
      .browser()
      .ask('POST', '/api/auth/sign-in/social', { body: { provider: 'oidc' } })
    expect([status, json.error?.code]).toEqual([503, 'accounts.providerUnreachable'])
    const body = { email: person.email, password: 'not the password' }
    expect((await world.browser().ask('POST', '/api/auth/sign-in/email', { body })).status).toBe(401)
    await provider.listen(Number(new URL(issuer).port))
  })

  it('knows a person whose address both sides have verified', async () => {
    const { browser, location } = await signIn(person)
    expect(location).toBe('/')
    expect((await browser.ask('GET', '/api/v1/me')).json.person).toMatchObject({ email: person.email })
  })

  it('makes no account for a stranger', async () => {
    const { browser, location } = await signIn({ ...person, sub: 'x', email: 'stranger@else.example' })
    expect(location).toMatch(/^\/sign-in\?error=/)
    expect((await browser.ask('GET', '/api/v1/me')).status).toBe(401)
  })

  it('does not give an account to who only claims its address', async () => {
    for (const email_verified of [true, false]) {
      const { browser } = await signIn({
        sub: 'y',
        email: 'lea@valcombe.example',
        email_verified,
        name: 'Léa',
      })
      expect((await browser.ask('GET', '/api/v1/me')).status).toBe(401)
    }
  })

  it('says which provider the button leads to', async () => {
    expect((await world.browser().ask('GET', '/api/v1/instance')).json.oidc).toBe(new URL(issuer).host)
  })
})
