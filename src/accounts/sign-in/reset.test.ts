import { afterAll, beforeAll, expect, it } from 'vitest'
import { createFirstOwner } from '../operations/create-first-owner.ts'
import { GOOD_PASSWORD, startAccounts, type World } from '../testing.ts'

const email = 'ines@valcombe.example'
const letters: { to: string; subject: string; text: string }[] = []
let world: World
beforeAll(async () => {
  world = await startAccounts({ mail: { send: async (letter) => void letters.push(letter) } })
  const workspace = { name: 'Laiterie', locale: 'fr', timeZone: 'Europe/Paris' } as const
  await createFirstOwner(world.deps, { token: null, name: 'Inès', email, password: GOOD_PASSWORD, workspace })
})
afterAll(() => world.stop())

const signIn = async (password: string) => {
  const browser = world.browser()
  const { status } = await browser.ask('POST', '/api/auth/sign-in/email', { body: { email, password } })
  return { browser, status }
}
const askReset = (address: string) =>
  world.browser().ask('POST', '/api/auth/request-password-reset', { body: { email: address } })

it('replaces a forgotten password by mail, once, and ends the open sessions', async () => {
  const { browser } = await signIn(GOOD_PASSWORD)
  expect((await askReset(email)).json).toEqual((await askReset('no@one.example')).json)
  await expect.poll(() => letters.length).toBe(1)
  expect(letters[0]).toMatchObject({ to: email, subject: 'Choisir une nouvelle phrase de passe' })
  const token = /token=(\S+)/.exec(letters[0]?.text ?? '')?.[1]

  const reset = (newPassword: string) =>
    world.browser().ask('POST', '/api/auth/reset-password', { body: { token, newPassword } })
  expect((await reset('motdepassemotdepasse')).json.error?.code).toBe('accounts.passwordGuessable')
  const next = 'pastis Rennes enclume boulanger'
  expect((await reset(next)).status).toBe(200)
  expect((await browser.ask('GET', '/api/v1/me')).status).toBe(401)
  expect((await signIn(next)).status).toBe(200)
  expect((await signIn(GOOD_PASSWORD)).status).toBe(401)
  expect((await reset('rabot Quimper vitrail guitare')).status).toBe(400)
})
