import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../setup/browser.ts'
import { type ParvisProcess, startParvis } from '../setup/parvis-process.ts'
import { OWNER } from '../setup/stage.ts'
import { openVisitor } from './visitor.ts'

let browser: Browser
let server: ParvisProcess
let dataDir: string

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'parvis-first-'))
  server = await startParvis({ PARVIS_DATA: dataDir })
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

test('one link, an account, two doors, and the demonstration shows who waits', {
  timeout: 120_000,
}, async () => {
  await expect.poll(server.output).toMatch(/\/welcome\?token=\S+/)
  const link = server.output().match(/http\S+\/welcome\?token=\S+/)?.[0] ?? ''
  const { page, context } = await openVisitor(browser)

  await page.goto(server.url)
  await page.getByRole('heading', { name: 'Il manque le lien d’installation' }).waitFor()

  await page.goto(link)
  await page.getByRole('heading', { name: 'Ouvrons la place' }).waitFor()
  const create = page.getByRole('button', { name: 'Créer mon compte' })
  await create.click()
  await page.getByText('4 points à corriger').waitFor()

  await page.getByLabel('Votre nom').fill('Inès Caradec')
  await page.getByLabel('Adresse électronique').fill(OWNER.email)
  await page.getByLabel('Nom de la place').fill('Ma place')
  const phrase = page.getByLabel('Phrase de passe', { exact: true })
  await phrase.fill('InesCaradec2026')
  await create.click()
  const refusal = page.getByRole('alert')
  await refusal.getByText(/devine/).waitFor()
  expect(await refusal.textContent()).toMatch(/quatre mots sans rapport/i)
  expect(await refusal.textContent()).toContain('Ce que vous avez écrit est gardé')
  expect(await page.getByLabel('Votre nom').inputValue()).toBe('Inès Caradec')

  await phrase.fill(OWNER.password)
  await create.click()
  await page.getByRole('heading', { name: 'Bonjour Inès. Par où commencer ?' }).waitFor()

  await page.getByRole('button', { name: 'Explorer la démonstration' }).click()
  await page.waitForURL(/\/w\/laiterie-de-valcombe\/conversations/, { timeout: 60_000 })
  await page.getByText('tout est fictif, rien ne part sur un réseau').waitFor()
  const queue = page.getByRole('grid', { name: 'À répondre' })
  await queue.getByText('Jérôme Vasseur').waitFor()
  const waiting = Number(
    await page
      .getByRole('tab', { name: /À répondre/ })
      .textContent()
      .then(digitsOf),
  )
  expect(waiting).toBeGreaterThan(5)
  expect(Number(await queue.getAttribute('aria-rowcount'))).toBe(waiting)

  const { page: other } = await openVisitor(browser)
  await other.goto(link)
  await other.getByRole('heading', { name: 'Parvis est déjà installé' }).waitFor()
  const token = new URL(link).searchParams.get('token')
  const again = await other.request.post(`${server.url}/api/v1/setup`, {
    headers: { origin: server.url },
    data: {
      token,
      name: 'Une autre',
      email: 'autre@exemple.fr',
      password: 'quatre autres mots sans rapport',
      workspace: { name: 'Autre', locale: 'fr', timeZone: 'Europe/Paris' },
    },
  })
  expect(again.status()).toBe(409)
  await other.context().close()
  await context.close()
})

const digitsOf = (text: string | null): string => (text ?? '').replace(/\D/g, '')
