import { resolve } from 'node:path'
import { type Clock, systemClock } from './platform/clock/index.ts'
import type { Config } from './platform/config/index.ts'
import { keepRunning, startEmbedded } from './platform/database/embedded/index.ts'
import { connectDatabase, type Database, migrate } from './platform/database/index.ts'
import { createFiles, type Files } from './platform/files/index.ts'
import type { Log } from './platform/log/index.ts'
import { createMail, type Mail } from './platform/mail/index.ts'
import { createOutgoing, type Outgoing } from './platform/outgoing/index.ts'
import { createHub, type Hub } from './platform/realtime/index.ts'
import { createSealedBox, loadKeys, type SealedBox } from './platform/secrets/index.ts'

/** What stands below the capabilities: settings, database, keys, files, the way out. */
export interface Ground {
  config: Config
  clock: Clock
  log: Log
  database: Database
  /** The owner's address, for migrations and backups. */
  ownerUrl: string
  hub: Hub
  box: SealedBox
  files: Files
  mail: Mail | null
  outgoing: Outgoing
  /** Aborts network exchanges at the end of the process. */
  stop: AbortController
  version: string
  close(): Promise<void>
}

/** Starts the database (or joins the one given), brings it up to date, and opens everything else. */
export async function openGround(
  config: Config,
  log: Log,
  version: string,
  say: (line: string) => void = () => {},
): Promise<Ground> {
  const clock = systemClock
  // What the database tells of its start is for the person at the terminal.
  const info = (...words: unknown[]) => say(String(words.at(-1)))
  const spoken: Log = Object.assign(Object.create(log) as Log, { info })
  const dataDir = resolve(config.PARVIS_DATA)
  const keys = await loadKeys(dataDir)
  const inside = config.DATABASE_URL ? null : await startEmbedded({ dataDir, log: spoken })
  const embedded = inside && keepRunning(inside, () => startEmbedded({ dataDir, log }), log)
  const ownerUrl = config.DATABASE_URL ?? inside?.connectionString ?? ''
  try {
    await migrate(ownerUrl, say)
  } catch (error) {
    await embedded?.stop()
    throw error
  }
  const database = connectDatabase(ownerUrl, config.DATABASE_POOL)
  const hub = createHub(database, log)
  const outgoing = createOutgoing({ allowPrivateHosts: config.ALLOW_PRIVATE_HOSTS })
  return {
    config,
    clock,
    log,
    database,
    ownerUrl,
    hub,
    box: createSealedBox(keys),
    files: createFiles(dataDir),
    mail: createMail(config.SMTP_URL, config.MAIL_FROM),
    outgoing,
    stop: new AbortController(),
    version,
    async close() {
      await hub.stop()
      await outgoing.close()
      await database.close()
      await embedded?.stop()
    },
  }
}
