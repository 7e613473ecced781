import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import type { Place } from './place.ts'
import { openVisitor, type ownerSession } from './visitor.ts'

/** As many as a small machine has cores. */
const TABS = 2

export interface Visit {
  browser: Browser
  url: string
  session: Awaited<ReturnType<typeof ownerSession>>
  options: BrowserContextOptions
}

/** Opens each place in a tab of its own and gives what `look` finds there, with the name of the place. */
export async function visitPlaces(
  visit: Visit,
  places: readonly Place[],
  look: (page: Page) => Promise<string[]>,
): Promise<string[]> {
  const toSee = [...places]
  const faults: string[] = []
  const walk = async (): Promise<void> => {
    const signedIn = await openContext(visit, { storageState: visit.session })
    const visitor = await openContext(visit)
    for (let place = toSee.shift(); place; place = toSee.shift()) {
      const { name } = place
      const found = await lookAt(place.visitor ? visitor : signedIn, visit.url, place, look).catch(
        (error: Error) => [`not reached. ${error.message}`],
      )
      faults.push(...found.map((fault) => `${name}: ${fault}`))
    }
    await signedIn.close()
    await visitor.close()
  }
  await Promise.all(Array.from({ length: TABS }, walk))
  return faults
}

async function openContext(visit: Visit, more: BrowserContextOptions = {}): Promise<BrowserContext> {
  const { context, page } = await openVisitor(visit.browser, {
    reducedMotion: 'reduce',
    ...visit.options,
    ...more,
  })
  await page.close()
  return context
}

async function lookAt(
  context: BrowserContext,
  url: string,
  place: Place,
  look: (page: Page) => Promise<string[]>,
): Promise<string[]> {
  const page = await context.newPage()
  try {
    await page.goto(url + place.at)
    await page.getByText(place.shows).locator('visible=true').first().waitFor()
    await place.act?.(page)
    return await look(page)
  } finally {
    await page.close()
    await context.setOffline(false)
  }
}
