import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GOOD_PASSWORD, startAccounts, type World } from './testing.ts'

const owner = (token: string, email = 'ines@valcombe.example') => ({
  token,
  name: 'Inès Caradec',
  email,
  password: GOOD_PASSWORD,
  workspace: { name: 'Laiterie de Valcombe', locale: 'fr', timeZone: 'Europe/Paris' },
})
const tokenOf = (link: string | null): string => new URL(link ?? '').searchParams.get('token') ?? ''

describe('the first owner', () => {
  let world: World
  let token: string
  beforeAll(async () => {
    world = await startAccounts()
    token = tokenOf(await world.firstOwnerLink())
  })
  afterAll(() => world.stop())

  it('is awaited by a new installation', async () => {
    const { json } = await world.browser().ask('GET', '/api/v1/instance')
    expect(json).toEqual({
      needsOwner: true,
      version: '0.0.0-test',
      locale: 'fr',
      oidc: null,
      sendsMail: false,
    })
  })

  it('needs the link', async () => {
    const { status, json } = await world
      .browser()
      .ask('POST', '/api/v1/setup', { body: owner('x'.repeat(43)) })
    expect([status, json.error?.code]).toEqual([410, 'accounts.setupLinkUnknown'])
  })

  it.each([
    ['short', 'accounts.passwordTooShort'],
    ['azertyuiop123', 'accounts.passwordGuessable'],
    ['InesCaradec2026', 'accounts.passwordGuessable'],
    ['motdepassemotdepasse', 'accounts.passwordGuessable'],
  ])('cannot choose the password %s', async (password, code) => {
    const { status, json } = await world
      .browser()
      .ask('POST', '/api/v1/setup', { body: { ...owner(token), password } })
    expect([status, json.error?.code, json.error?.field]).toEqual([422, code, 'password'])
    expect(String(json.error?.help)).toMatch(/four unrelated words/i)
  })

  it('is one person, though several come at once, and is signed in', async () => {
    const tries = await Promise.all(
      Array.from({ length: 6 }, async (_, at) => {
        const browser = world.browser()
        const answer = await browser.ask('POST', '/api/v1/setup', {
          body: owner(token, `someone${at}@valcombe.example`),
        })
        return { browser, answer }
      }),
    )
    const made = tries.filter(({ answer }) => answer.status === 201)
    expect(made).toHaveLength(1)
    const refused = tries.filter(({ answer }) => String(answer.json.error?.code) === 'accounts.alreadySetUp')
    expect(refused).toHaveLength(5)
    const { rows } = await world.database.pool.query('select count(*) from person')
    expect(rows[0].count).toBe(1)

    const me = await made[0]?.browser.ask('GET', '/api/v1/me')
    expect(me?.json.workspaces).toMatchObject([
      { slug: 'laiterie-de-valcombe', role: 'owner', timeZone: 'Europe/Paris', waiting: null },
    ])
    expect(me?.json.person).toMatchObject({
      locale: 'fr',
      theme: 'system',
      density: 'normal',
      shortcuts: true,
    })
  })

  it('has no other link', async () => {
    expect(await world.firstOwnerLink()).toBeNull()
    const { status } = await world.browser().ask('POST', '/api/v1/setup', { body: owner(token) })
    expect(status).toBe(409)
  })
})
