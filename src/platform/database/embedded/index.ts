import pg from 'pg'
import type { Log } from '../../log/index.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { ensureCluster } from './cluster.ts'
import { type Door, openDoor } from './door.ts'
import type { Embedded } from './embedded.ts'
import { findHome, type Home } from './home.ts'
import { launch } from './launch.ts'
import { becomesReady, findPostmaster, stopPostmaster, wasStartedWith } from './postmaster.ts'
import { serverArguments } from './server-arguments.ts'
import { countUsers, enter, withLock } from './users.ts'

export type { Embedded } from './embedded.ts'
export { keepRunning } from './keep-running.ts'

/**
 * The PostgreSQL inside Parvis: made in `dataDir` at the first start, adopted if it outlived a killed Parvis, shared
 * by the processes that use the same `dataDir`. Throws an `EmbeddedError` whose message tells the operator what to do.
 */
export async function startEmbedded({ dataDir, log }: { dataDir: string; log: Log }): Promise<Embedded> {
  const home = await findHome(dataDir)
  return withLock(home, async () => {
    const binaries = await findBinaries(home)
    const door = await openDoor(home)
    if ((await ensureCluster(home, binaries, door)) === 'made')
      log.info({ at: home.cluster }, 'database made')
    const pid = await ensureServer(home, binaries, door, log)
    await ensureDatabase(door)
    const user = await enter(home)
    const stop = (): Promise<void> =>
      withLock(home, async () => {
        if ((await user.leave()) === 'others remain') return
        const running = await findPostmaster(home)
        if (running) await stopPostmaster(home, binaries, running.pid)
      })
    return { connectionString: door.url('parvis'), pid, stop }
  })
}

async function ensureServer(home: Home, binaries: Binaries, door: Door, log: Log): Promise<number> {
  const options = serverArguments(home, door)
  const survivor = await findPostmaster(home)
  if (survivor) {
    const serves = await becomesReady(home, survivor.pid, () => log.info('PostgreSQL is still starting'))
    if (serves && ((await countUsers(home)) > 0 || (await fits(home, binaries, door, options)))) {
      log.info({ pid: survivor.pid }, 'PostgreSQL was running: adopted')
      return survivor.pid
    }
    if (serves) await stopPostmaster(home, binaries, survivor.pid)
  }
  const pid = await launch(home, binaries, door, options, (line) => log.info(line))
  log.info({ pid }, 'PostgreSQL started')
  return pid
}

const fits = async (home: Home, binaries: Binaries, door: Door, options: string[]): Promise<boolean> =>
  (await wasStartedWith(home, options)) &&
  (await ask(door, async (client) => {
    const { rows } = await client.query<{ server_version: string }>('show server_version')
    return rows[0]?.server_version === binaries.version
  }))

const ensureDatabase = (door: Door): Promise<void> =>
  ask(door, async (client) => {
    const { rowCount } = await client.query(`select 1 from pg_database where datname = 'parvis'`)
    if (!rowCount) await client.query('create database parvis')
  })

async function ask<T>(door: Door, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: door.url('postgres'), connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
