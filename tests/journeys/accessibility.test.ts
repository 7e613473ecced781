import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../setup/browser.ts'
import { type DemoServer, openDemo } from './demo-server.ts'
import { accessibilityFaults, hiddenFocus, sidewaysScrolls } from './faults.ts'
import { overlays } from './overlays.ts'
import type { Place } from './place.ts'
import { publicPlaces } from './public-places.ts'
import { visitPlaces } from './visit-places.ts'
import { DESKTOP, openVisitor, ownerSession, PHONE } from './visitor.ts'
import { workPlaces } from './work-places.ts'

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

const WHOLE = { timeout: 400_000 }
const everywhere = [...publicPlaces, ...workPlaces]

const see = (
  options: BrowserContextOptions,
  places: readonly Place[],
  look: (page: Page) => Promise<string[]>,
) => visitPlaces({ browser, url: server.url, session, options }, places, look)

test.for([
  ['desktop', DESKTOP],
  ['phone', PHONE],
] as const)('no fault of accessibility on a %s, light and dark', WHOLE, async ([size, viewport]) => {
  const places = [...everywhere, ...overlays].filter(({ only }) => !only || only === size)
  expect(await see({ viewport }, places, accessibilityFaults)).toEqual([])
})

test('nor before the installation has an owner', WHOLE, async () => {
  // The owner of the demonstration exists: only the answer about it is put back to the first minute.
  const { page, context } = await openVisitor(browser)
  await page.route('**/api/v1/instance', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, json: { ...(await answer.json()), needsOwner: true } })
  })
  await page.goto(`${server.url}/welcome?token=x`)
  await page.getByRole('heading', { name: 'Ouvrons la place' }).waitFor()
  const faults = await accessibilityFaults(page)
  await page.setViewportSize(PHONE)
  await page.getByRole('button', { name: 'Créer mon compte' }).click()
  await page.getByRole('alert').waitFor()
  faults.push(...(await accessibilityFaults(page)))
  await context.close()
  expect(faults).toEqual([])
})

test.for([
  ['at 320 pixels', { width: 320, height: 640 }],
  ['at 200 % of 1440 pixels', { width: 720, height: 450 }],
] as const)('nothing scrolls sideways %s', WHOLE, async ([, viewport]) => {
  expect(await see({ viewport }, everywhere, sidewaysScrolls)).toEqual([])
})

test.for([
  ['a short desktop', { width: 1280, height: 560 }],
  ['a short phone', { width: 390, height: 560 }],
] as const)('focus is never hidden in the composer on %s', WHOLE, async ([, viewport]) => {
  const composers = workPlaces.filter(({ name }) => /^(composer|conversation)$|picture$/.test(name))
  expect(composers).toHaveLength(3)
  expect(await see({ viewport }, composers, hiddenFocus)).toEqual([])
})
