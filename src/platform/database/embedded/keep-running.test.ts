import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { silentLog } from '../../log/index.ts'
import { keepRunning, startEmbedded } from './index.ts'

const answers = async (connectionString: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query('select 1 as one')).rows[0]?.one === 1
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

test('a server that is killed alone is started again at the same address', { timeout: 60_000 }, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'parvis-keep-'))
  const start = () => startEmbedded({ dataDir, log: silentLog })
  const first = await start()
  const kept = keepRunning(first, start, silentLog)
  try {
    process.kill(first.pid, 'SIGKILL')
    await expect.poll(() => answers(first.connectionString), { timeout: 30_000, interval: 200 }).toBe(true)
  } finally {
    await kept.stop()
    // Asked before the folder goes: without it no server could answer.
    const still = await answers(first.connectionString)
    await rm(dataDir, { recursive: true, force: true })
    expect(still).toBe(false)
  }
})
