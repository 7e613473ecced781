import { randomBytes } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { z } from 'zod'
import { type BlueskyPerson, createAccount } from './servers/index.ts'

export const OWNER = { email: 'ines@laiterie-valcombe.example', password: 'les vaches du Haut-Pré au soleil' }
export const WORKSPACE = 'laiterie-de-valcombe'

export interface Stage {
  browser: Browser
  /** Addresses of the web processes: the page is opened on the first, and looked at on the last. */
  urls: readonly string[]
  service: string
}

const unique = () => randomBytes(4).toString('hex')
const postsShape = z.object({
  records: z.array(z.object({ uri: z.string(), value: z.looseObject({ text: z.string() }) })),
})

/** Waits until `look` gives something; gives it with the instant it was seen. */
async function eventually<T>(
  what: string,
  limitMs: number,
  look: () => Promise<T | undefined>,
): Promise<{ seen: T; at: number }> {
  const until = Date.now() + limitMs
  for (;;) {
    const seen = await look()
    if (seen !== undefined) return { seen, at: Date.now() }
    if (Date.now() > until) throw new Error(`Not seen within ${limitMs} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
}

const postsOf = async (person: BlueskyPerson) => {
  const answer = await person.call('com.atproto.repo.listRecords', {
    repo: person.did,
    collection: 'app.bsky.feed.post',
    limit: '50',
  })
  return postsShape.parse(answer).records.map((record) => ({ uri: record.uri, text: record.value.text }))
}

function expectUnder(what: string, milliseconds: number, limit: number): void {
  console.info(`${what}: ${(milliseconds / 1000).toFixed(2)} s`)
  expect(milliseconds, what).toBeLessThan(limit)
}

async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1440, height: 900 },
  })
  return context.newPage()
}

async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('Adresse électronique').fill(OWNER.email)
  await page.getByLabel('Phrase de passe', { exact: true }).fill(OWNER.password)
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
  await page.waitForURL(/\/w\//)
}

async function connectChannel(
  page: Page,
  stage: Stage,
  identifier: string,
  appPassword: string,
): Promise<void> {
  await page.goto(`${stage.urls[0]}/w/${WORKSPACE}/settings/channels/connect?network=bluesky`)
  await page.getByRole('textbox', { name: 'Identifiant Bluesky' }).fill(identifier)
  await page.getByRole('textbox', { name: 'Mot de passe d’application' }).fill(appPassword)
  const server = page.getByRole('textbox', { name: 'Serveur' })
  if (!(await server.isVisible())) await page.getByText('Réglages facultatifs').click()
  await server.fill(stage.service)
  await page.getByRole('button', { name: 'Vérifier et connecter' }).click()
  await page.getByText('est connecté à Bluesky').first().waitFor()
}

/** The wall clock in Paris, a whole minute ahead and at least `aheadMs` from now. */
function nextMinute(aheadMs: number): { local: string; at: number } {
  const at = Math.ceil((Date.now() + aheadMs) / 60_000) * 60_000
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Paris',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at)
  return { local: parts.replace(' ', 'T'), at }
}

/**
 * The first day: connect an account, see an answer to one's post arrive by itself, answer it from the screen, schedule a post.
 * What the network has is asked from the network, by another account and by its own API.
 */
export async function playFirstDay(stage: Stage): Promise<void> {
  const id = unique()
  const account = (name: string) =>
    createAccount(stage.service, {
      handle: `${name}-${id}.test`,
      email: `${name}-${id}@example.com`,
      password: `${name} password`,
    })
  const [brand, fan] = [await account('brand'), await account('fan')]
  const page = await openPage(stage.browser)
  await signIn(page, stage.urls[0] ?? '')
  await connectChannel(page, stage, brand.handle, 'brand password')

  const post = await brand.post('La fromagerie ouvre ses portes samedi.')
  await page.goto(`${stage.urls.at(-1)}/w/${WORKSPACE}/conversations`)
  if (!new URL(page.url()).pathname.includes('conversations')) await signIn(page, stage.urls.at(-1) ?? '')
  await page.getByRole('tab', { name: /À répondre/ }).waitFor()

  const question = `Le fromage blanc contient-il de la gélatine ? ${id}`
  await fan.reply(post, question)
  await eventually('the network notifies the brand', 30_000, async () =>
    (await brand.notifications()).find((one) => one.record.text === question),
  )
  const known = Date.now()
  await page.getByText(question).first().waitFor({ timeout: 15_000 })
  expectUnder('from the network to the screen', Date.now() - known, 5000)

  await page.getByText(question).first().click()
  const answer = `Non, plus de gélatine depuis février. Inès ${id}`
  await page.getByRole('textbox', { name: /Réponse publique/ }).fill(answer)
  await page.keyboard.press('Control+Enter')
  const clicked = Date.now()
  await eventually('the second account sees the answer', 30_000, async () => {
    const thread = await fan.getThread(post.uri)
    return thread.replies
      .flatMap((reply) => reply.replies)
      .find((reply) => reply.text === answer && reply.author === brand.handle)
  })
  expectUnder('from the click to the other person', Date.now() - clicked, 15_000)
  await page.getByRole('tab', { name: /À répondre/ }).click()
  await expect.poll(() => page.getByRole('grid').getByText(question).count()).toBe(0)

  await scheduleAndWait(page, stage, brand, id)
  const texts = (await postsOf(brand)).map((one) => one.text)
  expect(texts.filter((text) => text === answer)).toHaveLength(1)
  await page.context().close()
}

async function scheduleAndWait(page: Page, stage: Stage, brand: BlueskyPerson, id: string): Promise<void> {
  const text = `Visite de la ferme : dix places samedi. ${id}`
  await page.goto(`${stage.urls.at(-1)}/w/${WORKSPACE}/publications/new`)
  await page.getByRole('checkbox', { name: new RegExp(brand.handle) }).check({ force: true })
  await page.getByRole('textbox', { name: /^Texte (commun|pour)/ }).fill(text)
  await page.getByRole('button', { name: 'Choisir l’heure' }).click()
  const { local, at } = nextMinute(20_000)
  await page.getByLabel('Jour et heure').fill(local)
  await page.getByRole('button', { name: 'Fermer', exact: true }).click()
  await page.getByRole('button', { name: /^Programmer/ }).click()
  await page.getByText('Publication programmée').first().waitFor()
  await expect(postsOf(brand)).resolves.not.toContainEqual(expect.objectContaining({ text }))
  const published = await eventually('the scheduled post', at - Date.now() + 30_000, async () =>
    (await postsOf(brand)).find((one) => one.text === text),
  )
  expect(published.at, 'never before its minute').toBeGreaterThanOrEqual(at)
  expectUnder('from its second to the network', published.at - at, 2000)
}
