import { createOTP } from '@better-auth/utils/otp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFirstOwner } from '../operations/create-first-owner.ts'
import { setPassword } from '../operations/set-password.ts'
import { GOOD_PASSWORD, startAccounts, type World } from '../testing.ts'

const email = 'ines@valcombe.example'
const workspace = { name: 'Laiterie', locale: 'fr', timeZone: 'Europe/Paris' } as const

describe('signing in', () => {
  let world: World
  beforeAll(async () => {
    world = await startAccounts()
    await createFirstOwner(world.deps, {
      token: null,
      name: 'Inès',
      email,
      password: GOOD_PASSWORD,
      workspace,
    })
  })
  afterAll(() => world.stop())

  const signIn = async (password = GOOD_PASSWORD, address = email) => {
    const browser = world.browser()
    const answer = await browser.ask('POST', '/api/auth/sign-in/email', {
      body: { email: address, password },
    })
    return { browser, answer }
  }

  it('takes the right password, in a cookie that scripts and other sites do not get', async () => {
    const { browser, answer } = await signIn()
    expect(answer.status).toBe(200)
    const [cookie] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/^parvis\.session_token=/)
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    expect((await browser.ask('GET', '/api/v1/me')).json.person).toMatchObject({ email })
  })

  it('answers the same for a wrong password and for an address nobody has', async () => {
    const [wrong, unknown] = [
      await signIn('not the one I chose'),
      await signIn('not the one I chose', 'no@one.example'),
    ]
    expect([wrong.answer.status, wrong.answer.json]).toEqual([unknown.answer.status, unknown.answer.json])
    expect(wrong.answer.status).toBe(401)
  })

  it('ends when the person signs out', async () => {
    const { browser } = await signIn()
    const kept = new Map(browser.cookies)
    await browser.ask('POST', '/api/auth/sign-out', { body: {} })
    for (const [name, value] of kept) browser.cookies.set(name, value)
    expect((await browser.ask('GET', '/api/v1/me')).status).toBe(401)
  })

  it.each(['/sign-up/email', '/update-user', '/delete-user', '/change-email', '/sign-in/nowhere'])(
    'does not serve %s',
    async (path) => {
      const { browser } = await signIn()
      const body = {
        email: 'new@valcombe.example',
        password: GOOD_PASSWORD,
        name: 'N',
        newEmail: 'a@b.example',
      }
      expect((await browser.ask('POST', `/api/auth${path}`, { body })).status).toBe(404)
    },
  )

  it('refuses a guessable new password, takes a good one', async () => {
    const { browser } = await signIn()
    const change = (newPassword: string) =>
      browser.ask('POST', '/api/auth/change-password', {
        body: { currentPassword: GOOD_PASSWORD, newPassword },
      })
    expect((await change('qwertyuiop12')).json.error?.code).toBe('accounts.passwordGuessable')
    expect((await change('ines@valcombe.example')).json.error?.code).toBe('accounts.passwordGuessable')
    const next = 'pastis Rennes enclume boulanger'
    expect((await change(next)).status).toBe(200)
    expect((await signIn(next)).answer.status).toBe(200)
    expect((await signIn()).answer.status).toBe(401)
    await setPassword(world.deps, { email, password: GOOD_PASSWORD })
    expect((await browser.ask('GET', '/api/v1/me')).status).toBe(401)
  })

  it('asks for a code once the person has set an application up', async () => {
    const { browser } = await signIn()
    const { json } = await browser.ask('POST', '/api/auth/two-factor/enable', {
      body: { password: GOOD_PASSWORD },
    })
    const uri = new URL(String(json.totpURI))
    const secret = Buffer.from(base32(uri.searchParams.get('secret') ?? '')).toString()
    const code = () => createOTP(secret).totp()
    expect(
      (await browser.ask('POST', '/api/auth/two-factor/verify-totp', { body: { code: await code() } }))
        .status,
    ).toBe(200)

    const second = await signIn()
    expect(second.answer.json.twoFactorRedirect).toBe(true)
    expect((await second.browser.ask('GET', '/api/v1/me')).status).toBe(401)
    const wrong = await second.browser.ask('POST', '/api/auth/two-factor/verify-totp', {
      body: { code: '000000' },
    })
    expect(wrong.status).toBe(401)
    const right = await second.browser.ask('POST', '/api/auth/two-factor/verify-totp', {
      body: { code: await code() },
    })
    expect(right.status).toBe(200)
    expect((await second.browser.ask('GET', '/api/v1/me')).json.person).toMatchObject({ twoFactor: true })
  })

  it('slows down who tries many passwords, and nobody else', async () => {
    const attempt = (address: string) => {
      const request = new Request('http://127.0.0.1:8470/api/auth/sign-in/email', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-parvis-address': '192.0.2.99' },
        // Counted before it is read.
        body: '{}',
      })
      return world.signIn(request, address)
    }
    const statuses: number[] = []
    for (let at = 0; at < 31; at++) statuses.push((await attempt('203.0.113.5')).status)
    expect(statuses).toEqual([...Array<number>(30).fill(400), 429])
    expect((await attempt('203.0.113.6')).status).toBe(400)
  })

  it('gives options for a passkey to whoever is signed in', async () => {
    const anybody = await world.browser().ask('GET', '/api/auth/passkey/generate-register-options')
    expect(anybody.status).toBe(401)
    const options = await world.browser().ask('GET', '/api/auth/passkey/generate-authenticate-options')
    expect(options.json).toMatchObject({ rpId: '127.0.0.1', challenge: expect.any(String) })
  })
})

/** RFC 4648, as authenticator applications read the secret. */
function base32(text: string): Uint8Array {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...text].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0')).join('')
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
}
