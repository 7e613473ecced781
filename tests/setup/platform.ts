import pg from 'pg'
import { settableClock } from '../../src/platform/clock/index.ts'
import { systemActor, type Workspace } from '../../src/platform/context/index.ts'
import { contextMaker, scopeOf, systemContext } from '../../src/platform/context/make.ts'
import { connectDatabase, inWorkspace } from '../../src/platform/database/index.ts'
import { createDispatcher, type Reaction, reactionIndex } from '../../src/platform/facts/index.ts'
import { newId } from '../../src/platform/ids/index.ts'
import { type Log, silentLog } from '../../src/platform/log/index.ts'
import { freshDatabase } from './fresh-database.ts'

/** The platform alone on a database of its own: no capability, no people. For the tests of src/platform. */
export async function openPlatform() {
  const fresh = await freshDatabase()
  const database = connectDatabase(fresh.connectionString, 6)
  const clock = settableClock(new Date('2026-05-21T08:42:00Z'))

  const makeWorkspace = async (slug: string): Promise<Workspace> => {
    const id = newId()
    const row = {
      id,
      slug,
      name: slug,
      locale: 'fr' as const,
      time_zone: 'Europe/Paris',
      created_at: clock.now(),
    }
    await inWorkspace(database.db, id, (tx) => tx.insertInto('workspace').values(row).execute())
    return { id, slug, name: slug, locale: 'fr', timeZone: 'Europe/Paris', isDemo: false }
  }
  /** A product that is made of these reactions. */
  const react = (reactions: readonly Reaction[], log: Log = silentLog) => {
    const makeContext = contextMaker(clock, log, reactionIndex(reactions))
    return {
      scope: (workspace: Workspace) => scopeOf(database, makeContext, workspace, systemActor),
      dispatcher: createDispatcher(database, reactions, clock, log, (tx, id) =>
        systemContext(makeContext, tx, id),
      ),
    }
  }
  /** Through a session of the owner, whom row-level security does not bind. */
  const asOwner = async <T>(work: (owner: pg.Client) => Promise<T>): Promise<T> => {
    const owner = new pg.Client({ connectionString: fresh.connectionString })
    await owner.connect()
    try {
      return await work(owner)
    } finally {
      await owner.end()
    }
  }
  const close = async () => {
    await database.close()
    await fresh.drop()
  }
  return { database, fresh, clock, makeWorkspace, react, asOwner, close }
}

export type Platform = Awaited<ReturnType<typeof openPlatform>>
