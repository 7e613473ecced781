import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { copyOfDatabase } from '../setup/fresh-database.ts'
import { type ParvisProcess, startParvis } from '../setup/parvis-process.ts'
import { setUpDemo } from '../setup/stage.ts'

/** The demonstration workspace of the owner. */
export const DEMO = 'laiterie-de-valcombe'

export interface DemoServer {
  /** The same for all its life, restarts included. */
  url: string
  /** As a power cut does. */
  kill(): Promise<void>
  start(): Promise<void>
  /** Stops it for good and removes its data. */
  close(): Promise<void>
}

/** A real Parvis with the demonstration workspace, told once a run and copied for each file. */
export async function openDemo(env: Record<string, string> = {}): Promise<DemoServer> {
  const told = join(inject('sharedFolder'), 'demo')
  const database = await copyOfDatabase(`${inject('templateName')}_demo`, async (connectionString) => {
    await rm(told, { recursive: true, force: true })
    await mkdir(told)
    await setUpDemo({ DATABASE_URL: connectionString, PARVIS_DATA: told })
  })
  const dataDir = await mkdtemp(join(tmpdir(), 'parvis-journey-'))
  await cp(told, dataDir, { recursive: true })
  const settings = {
    DATABASE_URL: database.connectionString,
    PARVIS_DATA: dataDir,
    DATABASE_POOL: '6',
    ...env,
  }
  let server: ParvisProcess = await startParvis(settings)
  const { url } = server
  return {
    url,
    kill: () => server.kill(),
    async start() {
      server = await startParvis({ ...settings, PORT: new URL(url).port })
    },
    async close() {
      await server.stop()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
