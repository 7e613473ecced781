import { join } from 'node:path'
import { type BlueskyPerson, createAccount, logIn } from './bluesky-person.ts'
import { startDebianPostgres } from './debian-postgres.ts'
import { startGuarded } from './guarded-server.ts'
import { blueskyFolder, node22Folder } from './install/bluesky-folder.ts'
import { freePort } from './ports.ts'
import { startRedis } from './redis.ts'

// Those of the development network, so that a person trying things out finds it at the known address.
const usualPorts = { plc: 2582, pds: 2583, appView: 2584, ozone: 2587, introspect: 2581, control: 2589 }

export interface BlueskyNetwork {
  pdsUrl: string
  appViewUrl: string
  plcUrl: string
  /** Answers 204 once the network has settled. */
  settleUrl: string
  /** Signs someone up; the handle ends with ".test". */
  createAccount(account: { handle: string; email: string; password: string }): Promise<BlueskyPerson>
  logIn(identifier: string, password: string): Promise<BlueskyPerson>
  /** Resolves once everything written so far can be read everywhere on the network. */
  settled(): Promise<void>
  stop(): Promise<void>
}

/**
 * Starts a whole Bluesky network on loopback (directory, PDS, AppView, Ozone) with a PostgreSQL and a Redis of its own.
 * A usual port that is taken is replaced by a free one.
 */
export async function startBluesky(
  options: { ports?: Partial<typeof usualPorts>; installed?: string } = {},
): Promise<BlueskyNetwork> {
  const installed = options.installed ?? blueskyFolder
  const ports = await freePorts({ ...usualPorts, ...options.ports })
  await using starting = new AsyncDisposableStack()
  const postgres = await startDebianPostgres({ database: 'bluesky' })
  starting.defer(postgres.stop)
  const redis = await startRedis()
  starting.defer(redis.stop)
  const recipe = join(import.meta.dirname, 'bluesky')
  const asked = JSON.stringify({ installed, database: postgres.url, ports })
  const server = await startGuarded({
    name: 'Bluesky',
    command: [
      join(node22Folder(installed), 'bin/node'),
      '--require',
      join(recipe, 'loopback.cjs'),
      join(recipe, 'network.mjs'),
      asked,
    ],
    ownUser: true, // it is installed below the home folder
    env: { REDIS_HOST: redis.host, LOG_ENABLED: 'false' },
    ready: /Bluesky network ready/,
    seconds: 120,
  })
  starting.defer(server.stop)
  const running = starting.move()
  const pdsUrl = `http://localhost:${ports.pds}`
  const settleUrl = `http://127.0.0.1:${ports.control}`
  return {
    pdsUrl,
    appViewUrl: `http://localhost:${ports.appView}`,
    plcUrl: `http://localhost:${ports.plc}`,
    settleUrl,
    createAccount: (account) => createAccount(pdsUrl, account),
    logIn: (identifier, password) => logIn(pdsUrl, identifier, password),
    settled: () => settled(settleUrl),
    stop: () => running.disposeAsync(),
  }
}

async function freePorts<Name extends string>(wanted: Record<Name, number>): Promise<Record<Name, number>> {
  const found = { ...wanted }
  for (const name in wanted) found[name] = await freePort(wanted[name])
  return found
}

async function settled(settleUrl: string): Promise<void> {
  const response = await fetch(settleUrl, { signal: AbortSignal.timeout(15_000) })
  if (!response.ok) throw new Error(`The Bluesky network did not settle: ${await response.text()}`)
}
