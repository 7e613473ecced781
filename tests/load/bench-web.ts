import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Response } from 'playwright-core'
import { startEmbedded } from '../../src/platform/database/embedded/index.ts'
import { silentLog } from '../../src/platform/log/index.ts'
import { launchBrowser } from '../setup/browser.ts'
import { startParvis } from '../setup/parvis-process.ts'
import { setUp, signIn } from '../setup/stage.ts'
import { machine } from './machine.ts'
import { fillConversations } from './many-conversations.ts'

const ROWS = 10_000
const SLUG = 'ma-place'
const SLOWER = 4
const VISITS = 5
const limits = { script: 190, stylesheet: 15, font: 60, requests: 15 }

type Kind = 'script' | 'stylesheet' | 'font'

interface Visit {
  kilobytes: Record<Kind, number>
  requests: number
  /** Milliseconds since the navigation began. */
  firstRows: number
  interactive: number
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/**
 * One visit with an empty cache and a processor four times slower. Interactive: the end of the last long task (over 50 ms) that began
 * before two quiet seconds, or the first rows when there is none.
 */
async function visit(
  browser: Browser,
  url: string,
  state: Awaited<ReturnType<typeof signedIn>>,
): Promise<Visit> {
  const context = await browser.newContext({
    locale: 'fr-FR',
    storageState: state,
    viewport: { width: 1440, height: 900 },
  })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  await page.addInitScript(() => {
    const ends: number[] = []
    Object.assign(window, { longTaskEnds: ends })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) ends.push(entry.startTime + entry.duration)
    }).observe({ type: 'longtask', buffered: true })
  })
  const responses: Response[] = []
  page.on('response', (response) => responses.push(response))
  await page.goto(`${url}/w/${SLUG}/conversations`, { waitUntil: 'commit' })
  await page.getByRole('row').first().waitFor()
  const firstRows = await page.evaluate(() => performance.now())
  const interactive = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        const { longTaskEnds } = window as unknown as { longTaskEnds: number[] }
        const look = () => {
          const last = longTaskEnds.at(-1) ?? 0
          if (performance.now() - last > 2000) done(last)
          else setTimeout(look, 200)
        }
        look()
      }),
  )
  const kilobytes: Record<Kind, number> = { script: 0, stylesheet: 0, font: 0 }
  // The stream of events stays open: it is a request, and has no end.
  const finished = responses.filter((response) => response.request().resourceType() !== 'eventsource')
  for (const response of finished) {
    const kind = response.request().resourceType()
    if (kind in kilobytes) kilobytes[kind as Kind] += sizeOf(kind as Kind, await response.body()) / 1024
  }
  await context.close()
  return { kilobytes, requests: responses.length, firstRows, interactive: Math.max(firstRows, interactive) }
}

/** As sent: text by gzip, fonts are compressed already. */
const sizeOf = (kind: Kind, body: Buffer): number =>
  kind === 'font' ? body.byteLength : gzipSync(body, { level: 9 }).byteLength

async function signedIn(browser: Browser, url: string) {
  const context = await browser.newContext({ locale: 'fr-FR' })
  const page = await context.newPage()
  await signIn(page, url)
  const state = await context.storageState()
  await context.close()
  return state
}

async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parvis-bench-web-'))
  const database = await startEmbedded({ dataDir, log: silentLog })
  const env = { PARVIS_DATA: dataDir, DATABASE_URL: database.connectionString, ROLE: 'web' }
  await setUp(env)
  await fillConversations(database.connectionString, SLUG, ROWS)
  const server = await startParvis(env)
  const browser = await launchBrowser()
  try {
    const state = await signedIn(browser, server.url)
    const visits: Visit[] = []
    for (let turn = 0; turn < VISITS; turn++) visits.push(await visit(browser, server.url, state))
    report(visits)
  } finally {
    await browser.close()
    await server.stop()
    await database.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

function report(visits: Visit[]): void {
  const kb = (kind: Kind) => median(visits.map((one) => one.kilobytes[kind]))
  const requests = median(visits.map((one) => one.requests))
  const line = (what: string, value: number, limit: number) => {
    if (value > limit) process.exitCode = 1
    return `${what.padEnd(28)} ${value.toFixed(1).padStart(7)}   at most ${limit}\n`
  }
  const time = (what: string, of: (one: Visit) => number) =>
    `${what.padEnd(28)} ${median(visits.map(of)).toFixed(0).padStart(7)} ms\n`
  process.stdout.write(
    [
      `Conversations with ${ROWS} rows, empty cache, median of ${visits.length} visits\n\n`,
      line('JavaScript, KB gzip', kb('script'), limits.script),
      line('CSS, KB gzip', kb('stylesheet'), limits.stylesheet),
      line('fonts, KB', kb('font'), limits.font),
      line('requests', requests, limits.requests),
      time(`first rows, CPU ${SLOWER}x slower`, (one) => one.firstRows),
      time(`interactive, CPU ${SLOWER}x slower`, (one) => one.interactive),
      `\ncomparable tools, JavaScript gzip measured the same way: Mixpost 299 KB, Phanpy 452, Postiz 2,342\n${machine()}\n`,
    ].join(''),
  )
}

await main()
