import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { launchBrowser } from '../setup/browser.ts'
import { signIn } from '../setup/stage.ts'
import { DEMO, type DemoServer, openDemo } from './demo-server.ts'
import { openVisitor, ownerSession } from './visitor.ts'

let browser: Browser
let server: DemoServer
let session: Awaited<ReturnType<typeof ownerSession>>

beforeAll(async () => {
  server = await openDemo()
  browser = await launchBrowser()
  session = await ownerSession(browser, server.url)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const JOURNEY = { timeout: 90_000 }
const queueOf = (page: Page) => page.getByRole('grid', { name: 'À répondre' })
const namesIn = (page: Page) => queueOf(page).getByRole('row').locator('b').allTextContents()

/** The owner, on the queue. */
async function openQueue(options: BrowserContextOptions = {}): Promise<Page> {
  const { page, context } = await openVisitor(browser, { storageState: session, ...options })
  onTestFinished(() => context.close())
  const listening = page.waitForResponse((response) => response.url().includes('/api/v1/events'))
  await page.goto(`${server.url}/w/${DEMO}/conversations`)
  await queueOf(page).getByRole('row').first().waitFor()
  await listening
  return page
}

/** A teammate who comes by an invitation, with a browser of their own. */
async function openTeammate(name: string): Promise<Page> {
  const owner = await openVisitor(browser, { storageState: session })
  const asked = await owner.page.request.post(`${server.url}/api/v1/invitations`, {
    headers: { origin: server.url, 'x-parvis-workspace': DEMO },
    data: { email: `equipe-${name.length}@exemple.fr`, role: 'moderator' },
  })
  const { link } = await asked.json()
  await owner.context.close()
  const { page, context } = await openVisitor(browser)
  onTestFinished(() => context.close())
  await page.goto(link)
  await page.getByRole('heading', { name: 'Inès Caradec vous invite' }).waitFor()
  await page.getByLabel('Votre nom').fill(name)
  await page.getByLabel('Phrase de passe', { exact: true }).fill('le marché de Malvaux sous la pluie')
  await page.getByRole('button', { name: 'Rejoindre Laiterie de Valcombe' }).click()
  await queueOf(page).getByRole('row').first().waitFor()
  return page
}

const openRow = async (page: Page, name: string): Promise<void> => {
  await queueOf(page).getByRole('row').filter({ hasText: name }).first().click()
  await page.getByRole('heading', { level: 2, name }).waitFor()
}
const answer = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: /^Réponse publique|^Message privé/ }).fill(text)
  await page.keyboard.press('Control+Enter')
}

test('without network a line says so, and goes when the network is back', JOURNEY, async () => {
  const page = await openQueue()
  const line = page.getByText('Hors ligne.')
  await page.context().setOffline(true)
  await line.waitFor()
  expect(await queueOf(page).getByRole('row').count()).toBeGreaterThan(3)
  await page.context().setOffline(false)
  await line.waitFor({ state: 'detached', timeout: 30_000 })
})

test('a server killed and started again: the page recovers by itself', JOURNEY, async () => {
  const page = await openQueue()
  const watching = await openQueue()
  const [name = ''] = await namesIn(page)
  await server.kill()
  await page.getByText('Le serveur ne répond plus.').waitFor()
  await server.start()
  await page.getByText('Le serveur ne répond plus.').waitFor({ state: 'detached', timeout: 30_000 })
  await openRow(page, name)
  await page.keyboard.press('e')
  await page.getByRole('status').getByText(`Conversation avec ${name} close`).waitFor()
  await expect.poll(() => namesIn(watching), { timeout: 30_000 }).not.toContain(name)
})

test('an answer by one leaves the other’s queue by itself', JOURNEY, async () => {
  const [mine, theirs] = [await openQueue(), await openTeammate('Tom')]
  const name = (await namesIn(mine))[2] ?? ''
  await openRow(theirs, name)
  await answer(theirs, 'C’est noté, la suite arrive dans la journée. Tom')
  await expect.poll(() => namesIn(mine), { timeout: 30_000 }).not.toContain(name)
})

test('who sends second is shown what was sent first', JOURNEY, async () => {
  const [mine, theirs] = [await openQueue(), await openTeammate('Nadège')]
  const name = (await namesIn(mine))[3] ?? ''
  await openRow(mine, name)
  await mine
    .getByRole('textbox', { name: /^Réponse publique|^Message privé/ })
    .fill('Ma réponse, écrite en même temps.')
  // Both press Send before either has heard of the other.
  await mine.route('**/api/v1/events*', (route) => route.abort())
  await mine.route('**/api/v1/conversations/*', (route) =>
    route.request().method() === 'GET' ? route.abort() : route.continue(),
  )
  await openRow(theirs, name)
  const sent = theirs.waitForResponse((response) => response.url().endsWith('/reply'))
  const held = mine.waitForRequest((request) => request.url().endsWith('/reply'))
  await mine.route('**/reply', async (route) => {
    await sent
    await route.continue()
  })
  await mine.keyboard.press('Control+Enter')
  await held
  await answer(theirs, 'Nadège a répondu la première.')
  const dialog = mine.getByRole('dialog', { name: 'Nadège a déjà répondu' })
  await dialog.getByText('Nadège a répondu la première.').waitFor()
  await dialog.getByText('Ma réponse, écrite en même temps.').waitFor()
  await dialog.getByRole('button', { name: 'Garder en brouillon' }).click()
  await expect
    .poll(() => mine.getByRole('textbox', { name: /^Réponse publique|^Message privé/ }).inputValue())
    .toBe('Ma réponse, écrite en même temps.')
})

test('in English, from sign-in to the first conversation', JOURNEY, async () => {
  const { page, context } = await openVisitor(browser, { locale: 'en-GB', timezoneId: 'Europe/London' })
  onTestFinished(() => context.close())
  await page.goto(`${server.url}/sign-in`)
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
  expect(await page.getAttribute('html', 'lang')).toBe('en')
  await context.clearCookies()

  const { page: work, context: own } = await openVisitor(browser)
  onTestFinished(() => own.close())
  await signIn(work, server.url)
  await work.goto(`${server.url}/w/${DEMO}/settings/profile`)
  await work.getByRole('radio', { name: 'English' }).click()
  await work.getByRole('heading', { name: 'Profile and security' }).waitFor()
  onTestFinished(async () => {
    await own.request.patch(`${server.url}/api/v1/me`, {
      headers: { origin: server.url },
      data: { locale: 'fr' },
    })
  })
  await work.keyboard.press('g')
  await work.keyboard.press('c')
  const row = work.getByRole('grid').getByRole('row').first()
  await row.click()
  await work
    .getByRole('button', { name: /^Close/ })
    .first()
    .waitFor()
  await work.getByRole('textbox', { name: /^Public reply|^Private message/ }).waitFor()
  expect(await work.getAttribute('html', 'lang')).toBe('en')
})
