import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../setup/browser.ts'
import { type ParvisProcess, parvis, startParvis } from '../setup/parvis-process.ts'
import { OWNER, playFirstDay, WORKSPACE } from './first-day.ts'
import { startDebianPostgres, startWordPress } from './servers/index.ts'

const service = process.env.BLUESKY_SERVICE ?? ''
const privateHosts = { ALLOW_PRIVATE_HOSTS: 'localhost,127.0.0.1' }

let browser: Browser
let dataDir: string
const running: ParvisProcess[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  dataDir = await mkdtemp(join(tmpdir(), 'parvis-first-day-'))
})
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()))
})
afterAll(async () => {
  await browser?.close()
  await rm(dataDir, { recursive: true, force: true })
})

const setUp = (env: Record<string, string>) =>
  parvis(
    env,
    'setup',
    '--email',
    OWNER.email,
    '--password',
    OWNER.password,
    '--workspace',
    'Laiterie de Valcombe',
    '--locale',
    'fr',
  )

const start = async (env: Record<string, string>): Promise<ParvisProcess> => {
  const one = await startParvis(env)
  running.push(one)
  return one
}

test('the first day, in one process with its database inside', { timeout: 240_000 }, async () => {
  const env = { PARVIS_DATA: join(dataDir, 'one'), ...privateHosts }
  await setUp(env)
  const { url } = await start(env)
  await playFirstDay({ browser, urls: [url], service })
})

test('the same day, with two web and two worker processes on one Debian PostgreSQL', {
  timeout: 300_000,
}, async () => {
  const postgres = await startDebianPostgres()
  try {
    const env = { PARVIS_DATA: join(dataDir, 'many'), DATABASE_URL: postgres.url, ...privateHosts }
    await setUp(env)
    const [first, second] = [await start({ ...env, ROLE: 'web' }), await start({ ...env, ROLE: 'web' })]
    await start({ ...env, ROLE: 'worker' })
    await start({ ...env, ROLE: 'worker' })
    await playFirstDay({ browser, urls: [first.url, second.url], service })
  } finally {
    await Promise.all(running.splice(0).map((one) => one.stop()))
    await postgres.stop()
  }
})

test('the feed of a real WordPress is read', { timeout: 180_000 }, async () => {
  const site = await startWordPress()
  try {
    const env = { PARVIS_DATA: join(dataDir, 'feed'), ...privateHosts }
    await setUp(env)
    const token = await parvis(env, 'token', 'create', '--workspace', WORKSPACE, '--role', 'manager')
    const { url } = await start(env)
    const call = async (method: string, path: string, body?: object) => {
      const answer = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      })
      return { status: answer.status, body: await answer.json() }
    }
    const connected = await call('POST', '/channels', { network: 'feed', fields: { url: site.url } })
    expect(connected).toMatchObject({ status: 201, body: { state: 'connected' } })
    await expect
      .poll(async () => (await call('GET', '/channels')).body.channels[0].readAt, {
        timeout: 30_000,
        interval: 200,
      })
      .not.toBeNull()
  } finally {
    await site.stop()
  }
})
