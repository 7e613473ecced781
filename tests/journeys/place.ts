import type { Page } from 'playwright-core'
import { DEMO } from './demo-server.ts'

/** One screen in one state: how to come there, and what is on it once it stands. */
export interface Place {
  name: string
  /** Below the address of the server. */
  at: string
  /** Text, or a heading, that is there when the screen stands. */
  shows: string | RegExp
  /** What a person does once there. */
  act?: (page: Page) => Promise<void>
  only?: 'phone' | 'desktop'
  /** Opened without a session. */
  visitor?: true
}

/** An address of the demonstration workspace. */
export const inside = (path: string): string => `/w/${DEMO}${path}`
export const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).locator('visible=true').first()

export async function openFirst(page: Page): Promise<void> {
  await page.getByRole('grid').getByRole('row').first().click()
  await page.locator('[data-conversation-title]').waitFor()
}
