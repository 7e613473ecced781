import type { Page } from 'playwright-core'
import { parvis } from './parvis-process.ts'

export const OWNER = { email: 'ines@laiterie-valcombe.example', password: 'les vaches du Haut-Pré au soleil' }

/** An owner with an empty workspace of their own. */
export const setUp = (env: Record<string, string>): Promise<string> =>
  parvis(
    env,
    'setup',
    '--email',
    OWNER.email,
    '--password',
    OWNER.password,
    '--name',
    'Inès Caradec',
    '--workspace',
    'Ma place',
    '--locale',
    'fr',
  )

/** The same, and the demonstration workspace. */
export async function setUpDemo(env: Record<string, string>): Promise<void> {
  await setUp(env)
  await parvis(env, 'demo', '--email', OWNER.email)
}

export async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('Adresse électronique').fill(OWNER.email)
  await page.getByLabel('Phrase de passe', { exact: true }).fill(OWNER.password)
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
  await page.waitForURL(/\/w\//)
}
