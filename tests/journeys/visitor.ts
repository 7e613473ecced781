import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { signIn } from '../setup/stage.ts'

/** Long enough for a machine of two cores on which other tests run; a journey that is right never waits for it. */
const PATIENCE_MS = 30_000

export const DESKTOP = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }

/** Somebody in Paris who reads French, with a browser of their own. */
export async function openVisitor(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: DESKTOP,
    ...options,
  })
  context.setDefaultTimeout(PATIENCE_MS)
  return { context, page: await context.newPage() }
}

/** The session of the owner, to open more browsers without signing in again. */
export async function ownerSession(browser: Browser, url: string) {
  const { context, page } = await openVisitor(browser)
  await signIn(page, url)
  const state = await context.storageState()
  await context.close()
  return state
}
