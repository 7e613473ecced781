import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFirstOwner } from '../operations/create-first-owner.ts'
import { GOOD_PASSWORD, startAccounts, type World } from '../testing.ts'
import { softwareKey } from './software-key.ts'

const origin = 'https://parvis.example'
const email = 'ines@valcombe.example'

describe('a passkey', () => {
  let world: World
  beforeAll(async () => {
    world = await startAccounts({ settings: { PUBLIC_URL: origin } })
    const workspace = { name: 'Laiterie', locale: 'fr', timeZone: 'Europe/Paris' } as const
    await createFirstOwner(world.deps, {
      token: null,
      name: 'Inès',
      email,
      password: GOOD_PASSWORD,
      workspace,
    })
  })
  afterAll(() => world.stop())

  const registered = async (key: ReturnType<typeof softwareKey>) => {
    const browser = world.browser()
    const body = { email, password: GOOD_PASSWORD }
    const signedIn = await browser.ask('POST', '/api/auth/sign-in/email', { body })
    const options = await browser.ask('GET', '/api/auth/passkey/generate-register-options')
    const response = key.create(String(options.json.challenge))
    const kept = await browser.ask('POST', '/api/auth/passkey/verify-registration', {
      body: { response, name: 'Ordinateur' },
    })
    return { browser, signedIn, options, kept }
  }
  const signInWith = async (key: ReturnType<typeof softwareKey>) => {
    const browser = world.browser()
    const { json } = await browser.ask('GET', '/api/auth/passkey/generate-authenticate-options')
    const body = { response: key.get(String(json.challenge)) }
    const { status } = await browser.ask('POST', '/api/auth/passkey/verify-authentication', { body })
    return { browser, status }
  }

  it('is kept by a signed-in person, then opens the door alone', async () => {
    const key = softwareKey(origin)
    const { browser, signedIn, options, kept } = await registered(key)
    expect(signedIn.headers.getSetCookie()[0]).toMatch(/^__Secure-parvis\.session_token=.*Secure/)
    expect(options.json.rp).toMatchObject({ id: 'parvis.example', name: 'Parvis' })
    expect(kept.status).toBe(200)
    const slug = 'laiterie'
    const team = await browser.ask('GET', '/api/v1/teammates', { workspace: slug })
    expect(team.json.items).toMatchObject([{ email, passkeys: 1, twoFactor: false }])

    const later = await signInWith(key)
    expect(later.status).toBe(200)
    expect((await later.browser.ask('GET', '/api/v1/me')).json.person).toMatchObject({ email })
  })

  it('of somebody else, or made for another site, opens nothing', async () => {
    const stranger = await signInWith(softwareKey(origin))
    expect(stranger.status).toBe(401)
    const elsewhere = softwareKey('https://parvis.example.evil')
    const { kept } = await registered(elsewhere)
    expect(kept.status).toBeGreaterThanOrEqual(400)
    expect((await signInWith(elsewhere)).status).toBe(401)
  })
})
