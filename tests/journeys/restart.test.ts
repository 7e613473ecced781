import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { launchBrowser } from '../setup/browser.ts'
import { type ParvisProcess, startParvis } from '../setup/parvis-process.ts'
import { setUp, signIn } from '../setup/stage.ts'
import { openVisitor } from './visitor.ts'

const STOP_MS = 10_000
let dataDir: string
let server: ParvisProcess | undefined

const start = async (): Promise<ParvisProcess> => {
  server = await startParvis({ PARVIS_DATA: dataDir })
  return server
}

const postmaster = async (): Promise<number> =>
  Number((await readFile(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0])

const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const isReady = async ({ url }: ParvisProcess): Promise<number> => (await fetch(`${url}/readyz`)).status

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'parvis-restart-'))
  await setUp({ PARVIS_DATA: dataDir })
}, 120_000)
afterAll(async () => {
  await server?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

test('Ctrl-C stops everything, even while a browser listens', { timeout: 120_000 }, async () => {
  const parvis = await start()
  const database = await postmaster()
  const browser = await launchBrowser()
  onTestFinished(() => browser.close())
  const { page } = await openVisitor(browser)
  const stream = page.waitForResponse((response) => response.url().includes('/api/v1/events'))
  await signIn(page, parvis.url)
  expect((await stream).status()).toBe(200)

  const from = performance.now()
  await parvis.stop()
  expect(performance.now() - from).toBeLessThan(STOP_MS)
  expect(parvis.output()).toMatch(/stopped$/)
  expect(lives(parvis.pid)).toBe(false)
  expect(lives(database)).toBe(false)
})

const deaths = {
  'the program': async (parvis: ParvisProcess) => parvis.kill(),
  'its database': async () => process.kill(await postmaster(), 'SIGKILL'),
  both: async (parvis: ParvisProcess) => {
    process.kill(await postmaster(), 'SIGKILL')
    await parvis.kill()
  },
}

test.for(Object.keys(deaths) as (keyof typeof deaths)[])(
  'after kill -9 of %s the next start is ready',
  { timeout: 120_000 },
  async (which) => {
    const before = await start()
    expect(await isReady(before)).toBe(200)
    await deaths[which](before)
    if (which === 'its database') await before.stop()
    const after = await start()
    expect(await isReady(after)).toBe(200)
    await after.stop()
  },
)

test('the second start is short', { timeout: 120_000 }, async () => {
  const from = performance.now()
  const parvis = await start()
  console.info(`second start, ready in ${((performance.now() - from) / 1000).toFixed(2)} s`)
  expect(await isReady(parvis)).toBe(200)
  await parvis.stop()
})
