import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../setup/browser.ts'
import { OWNER } from '../setup/stage.ts'
import { type DemoServer, openDemo } from './demo-server.ts'
import { expectFocus, pointersSeen, walkTo, watchPointers } from './keyboard-only.ts'
import { openVisitor } from './visitor.ts'

const picture = fileURLToPath(new URL('../../src/web/brand/apple-touch-icon.png', import.meta.url))

let browser: Browser
let server: DemoServer
let page: Page

beforeAll(async () => {
  server = await openDemo()
  browser = await launchBrowser()
  page = (await openVisitor(browser)).page
  await watchPointers(page)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const press = (...keys: string[]) =>
  keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve())
const type = (text: string) => page.keyboard.type(text)
const said = (words: string | RegExp) => page.getByRole('status').getByText(words).waitFor()
const button = (name: string | RegExp) => page.getByRole('button', { name })

test('sign in, and go to a workspace', { timeout: 60_000 }, async () => {
  await page.goto(server.url)
  await walkTo(page, page.getByLabel('Adresse électronique'))
  await type(OWNER.email)
  await press('Tab')
  await expectFocus(page.getByLabel('Phrase de passe', { exact: true }))
  await type(OWNER.password)
  await press('Enter')
  await page.getByRole('navigation', { name: 'Navigation principale' }).waitFor()
  await switchTo('Ma place')
  await page.getByText('Vos messages arriveront ici').waitFor()
  await switchTo('Laiterie de Valcombe')
  await page.waitForURL(/laiterie-de-valcombe\/conversations/)
})

async function switchTo(workspace: string): Promise<void> {
  await press('Control+k')
  await expectFocus(page.getByRole('combobox'))
  await type(workspace)
  await page.getByRole('option', { name: workspace }).waitFor()
  await press('Enter')
}

test('J, K, Enter, R, an answer, Ctrl Enter', { timeout: 60_000 }, async () => {
  const rows = page.getByRole('grid').getByRole('row')
  await walkTo(page, rows.nth(0), 'F6')
  const names = (await rows.locator('b').allTextContents()).slice(0, 3)
  await press('j')
  await expectFocus(rows.nth(1))
  await press('j')
  await expectFocus(rows.nth(2))
  await press('k')
  await expectFocus(rows.nth(1))
  await press('Enter')
  const title = page.getByRole('heading', { level: 2, name: names[1] ?? '' })
  await expectFocus(title)
  await press('r')
  const field = page.getByRole('textbox', { name: /^Réponse publique|^Message privé/ })
  await expectFocus(field)
  await type('Merci de nous l’avoir dit, nous regardons cela ce matin. Inès')
  await press('Control+Enter')
  await said(`Réponse à ${names[1]} en route, conversation close`)
  await page.getByRole('heading', { level: 2, name: names[2] ?? '' }).waitFor()
  await expect.poll(() => rows.locator('b').allTextContents()).not.toContain(names[1])
})

test('E closes, Z takes it back', { timeout: 60_000 }, async () => {
  const rows = page.getByRole('grid').getByRole('row')
  const name = await page.locator('[data-conversation-title]').textContent()
  const count = Number(await page.getByRole('grid').getAttribute('aria-rowcount'))
  await press('e')
  await said(`Conversation avec ${name} close`)
  await expect.poll(() => page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(count - 1))
  await press('z')
  await expect.poll(() => page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(count))
  await expect.poll(() => rows.locator('b').allTextContents()).toContain(name)
})

test('G P, N: a post with a described picture, for an hour of the future', { timeout: 60_000 }, async () => {
  const opened = page.waitForEvent('filechooser')
  await press('g', 'p')
  await page.waitForURL(/\/publications$/)
  await button('Semaine')
    .or(page.getByRole('radio', { name: 'Semaine' }))
    .first()
    .waitFor()
  await press('n')
  await page.waitForURL(/\/publications\/new/)
  await walkTo(page, page.getByRole('checkbox').first())
  await press('Space')
  await walkTo(page, page.getByRole('textbox', { name: /^Texte/ }))
  await type('Nadège ouvre la cave samedi, par groupes de six.')
  await walkTo(page, button('Ajouter une image'))
  await press('Enter')
  await (await opened).setFiles(picture)
  await walkTo(page, page.getByRole('textbox', { name: 'Texte de remplacement' }))
  await type('Trois marches qui mènent à une place.')

  await walkTo(page, button('Choisir l’heure'), 'Shift+Tab')
  await press('Enter')
  await walkTo(page, button('À la prochaine heure'))
  await press('Enter')
  const hour = page.getByLabel('Jour et heure')
  await walkTo(page, page.locator('[aria-haspopup="dialog"][aria-expanded="true"]'), 'Shift+Tab')
  await press('Tab')
  await expectFocus(hour)
  // The third part of a date is its year in both languages; then come hours and minutes.
  await press('ArrowRight', 'ArrowRight', 'ArrowUp', 'ArrowRight')
  await type('1030')
  const chosen = await hour.inputValue()
  expect(chosen).toMatch(new RegExp(`^${new Date().getFullYear() + 1}-.*T(10|22):30$`))
  await press('Escape')
  await page.getByText('rien à signaler').waitFor()
  await expect.poll(() => button(/^Programmer/).isEnabled()).toBe(true)
  await press('Control+Enter')
  await said(/^Publication programmée/)
  await page
    .getByRole('status')
    .getByText(/^Départ prévu.*(10|22)\sh\s30/)
    .waitFor()
  await page.getByText('Trois marches qui mènent à une place.').first().waitFor()
})

test('publish now, and see it published', { timeout: 60_000 }, async () => {
  await press('g', 'p')
  await page.waitForURL(/\/publications$/)
  await page.getByRole('heading', { name: 'Partent bientôt' }).waitFor()
  await press('n')
  await walkTo(page, page.getByRole('checkbox').first())
  await press('Space')
  await walkTo(page, page.getByRole('textbox', { name: /^Texte/ }))
  await type('La tomme de printemps est à la coupe.')
  await expect
    .poll(() =>
      button(/^Publier maintenant/)
        .first()
        .isEnabled(),
    )
    .toBe(true)
  await press('Control+Enter')
  await said('Publication en route')
  await page
    .getByRole('status')
    .getByText(/^Publiée/)
    .waitFor()
})

test('a channel that cannot be: refused in words, and what was typed is kept', {
  timeout: 60_000,
}, async () => {
  await press('g', 'g')
  await page.waitForURL(/\/settings\/channels/)
  await walkTo(page, page.getByRole('link', { name: 'Connecter un canal' }))
  await press('Enter')
  await page.waitForURL(/\/connect/)
  await walkTo(page, page.getByRole('radio'))
  await walkTo(page, page.getByRole('radio', { name: 'RSS, Atom, JSON Feed' }), 'ArrowDown')
  const field = page.getByRole('textbox', { name: 'Adresse du flux ou du site' })
  await walkTo(page, field)
  await press('Control+Enter')
  await page.getByRole('alert').getByText('Un point à corriger').waitFor()
  await page.getByText('Ce champ est attendu.').waitFor()
  await walkTo(page, field)
  await type('http://127.0.0.1:9/flux.xml')
  await press('Control+Enter')
  const refusal = page.getByRole('alert')
  await expect.poll(() => refusal.textContent()).toMatch(/Rien n’a été enregistré/)
  await expect.poll(() => page.getByText('Ce champ est attendu.').count()).toBe(0)
  expect(await field.inputValue()).toBe('http://127.0.0.1:9/flux.xml')
})

test('no pointer was ever used', async () => {
  expect(await pointersSeen(page)).toBeNull()
})
