import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

const STOPS = 80

/** Writes down in the page every sign of a mouse, a finger or a pen. Before the first page is opened. */
export async function watchPointers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const signs = ['pointerdown', 'pointermove', 'mousedown', 'mousemove', 'touchstart', 'wheel']
    for (const sign of signs)
      window.addEventListener(
        sign,
        () => localStorage.setItem('pointers', `${localStorage.getItem('pointers') ?? ''} ${sign}`),
        { capture: true },
      )
  })
}

export const pointersSeen = (page: Page): Promise<string | null> =>
  page.evaluate(() => localStorage.getItem('pointers'))

export const holdsFocus = (wanted: Locator): Promise<boolean> =>
  wanted.evaluateAll((found) => found.some((element) => element === document.activeElement))

/** Presses Tab, or another key that walks, until the focus is there. */
export async function walkTo(page: Page, wanted: Locator, key = 'Tab'): Promise<void> {
  await wanted.first().waitFor({ state: 'attached' })
  for (let stops = 0; stops < STOPS; stops += 1) {
    if (await holdsFocus(wanted)) return
    await page.keyboard.press(key)
  }
  throw new Error(`${key} does not lead to ${wanted}`)
}

export const expectFocus = (wanted: Locator): Promise<void> =>
  expect.poll(() => holdsFocus(wanted), { timeout: 10_000, message: `focus on ${wanted}` }).toBe(true)
