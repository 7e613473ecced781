import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import type { Database } from '../database/index.ts'
import { inWorkspace } from '../database/index.ts'
import { FACT_CHANNEL } from '../facts/index.ts'
import type { Log } from '../log/index.ts'

/** What a browser is told: that something changed, never the content. It asks again through the API. */
export interface LiveEvent {
  seq: number
  type: string
  subject: string
}

/** `too many`: some were missed that nobody will repeat, everything has to be asked again. */
export type News = LiveEvent[] | 'too many'

type Listener = (news: News) => void

export interface Hub {
  subscribe(workspaceId: string, listener: Listener): () => void
  /** The facts since `seq`, those of the last seconds before it again: a transaction may commit after a later number. */
  since(workspaceId: string, seq: number): Promise<News>
  /** Calls back at each fact of any workspace; workers wake on it. */
  onAnything(listener: () => void): void
  /** What this process signs its claims with. */
  workerKey: number
  start(): Promise<void>
  stop(): Promise<void>
}

const MOST_MISSED = 500
const OVERLAP = sql.lit('10 seconds')
const RETRY_MS = 1000

/**
 * One LISTEN session for the process, spread to its browsers; one query serves all browsers of a workspace. Each commit announces the
 * numbers of its own facts, so that a slow transaction is heard although later numbers were seen before.
 */
export function createHub(database: Database, log: Log): Hub {
  const listeners = new Map<string, Set<Listener>>()
  const wakers = new Set<() => void>()
  /** By workspace, the numbers announced and not yet read: first and last. */
  const announced = new Map<string, [number, number]>()
  const reading = new Set<string>()
  const workerKey = randomInt(1, 2 ** 31 - 1)
  let client: pg.Client | null = null
  let stopped = false

  const read = (workspaceId: string, [first, last]: [number, number]) =>
    inWorkspace(database.db, workspaceId, (tx) =>
      tx
        .selectFrom('fact')
        .select(['seq', 'type', 'subject'])
        .where('workspace_id', '=', workspaceId)
        .where('seq', '>=', first)
        .where('seq', '<=', last)
        .orderBy('seq')
        .limit(MOST_MISSED + 1)
        .execute(),
    )

  const tell = (workspaceId: string, events: LiveEvent[]): void => {
    const news = events.length > MOST_MISSED ? 'too many' : events
    for (const listener of listeners.get(workspaceId) ?? []) listener(news)
  }

  const spread = async (workspaceId: string, first: number, last: number): Promise<void> => {
    if (!listeners.has(workspaceId)) return
    const [low, high] = announced.get(workspaceId) ?? [first, last]
    announced.set(workspaceId, [Math.min(low, first), Math.max(high, last)])
    if (reading.has(workspaceId)) return
    reading.add(workspaceId)
    try {
      for (let range = announced.get(workspaceId); range; range = announced.get(workspaceId)) {
        announced.delete(workspaceId)
        tell(workspaceId, await read(workspaceId, range))
      }
    } catch (error) {
      log.warn({ error }, 'realtime read failed')
      askAgain(workspaceId)
    } finally {
      reading.delete(workspaceId)
    }
  }

  const askAgain = (workspaceId: string): void => {
    for (const listener of listeners.get(workspaceId) ?? []) listener('too many')
  }

  const connect = async (): Promise<void> => {
    const next = new pg.Client({
      connectionString: database.url,
      application_name: 'parvis-listen',
      keepAlive: true,
    })
    next.on('error', () => {})
    next.on('notification', ({ payload }) => {
      const [workspaceId, first, last] = (payload ?? '').split(':')
      for (const wake of wakers) wake()
      if (workspaceId) void spread(workspaceId, Number(first), Number(last))
    })
    try {
      await next.connect()
      await next.query(`listen ${FACT_CHANNEL}`)
      // Held as long as this process lives: see worker_alive in migrations/0003_doors.sql.
      await next.query('select pg_advisory_lock(8470002, $1)', [workerKey])
    } catch (error) {
      await next.end().catch(() => {})
      throw error
    }
    next.on('end', reconnect)
    client = next
    if (stopped) await next.end()
  }

  /** One attempt at a time, until it holds. What was announced meanwhile is lost: everything is asked again. */
  const reconnect = async (): Promise<void> => {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
      if (stopped) return
      try {
        await connect()
        break
      } catch (error) {
        log.warn({ error }, 'realtime: the database does not answer yet')
      }
    }
    for (const wake of wakers) wake()
    for (const workspaceId of listeners.keys()) askAgain(workspaceId)
  }

  return {
    subscribe(workspaceId, listener) {
      const set = listeners.get(workspaceId) ?? new Set()
      listeners.set(workspaceId, set.add(listener))
      return () => {
        set.delete(listener)
        if (set.size === 0) listeners.delete(workspaceId)
      }
    },
    async since(workspaceId, seq) {
      const events = await inWorkspace(database.db, workspaceId, (tx) =>
        tx
          .selectFrom('fact')
          .select(['seq', 'type', 'subject'])
          .where('workspace_id', '=', workspaceId)
          .where((eb) =>
            eb.or([
              eb('seq', '>', seq),
              sql<boolean>`recorded_at >= (select f.recorded_at - interval ${OVERLAP} from fact f where f.workspace_id = ${workspaceId} and f.seq = ${seq})`,
            ]),
          )
          .orderBy('seq')
          .limit(MOST_MISSED + 1)
          .execute(),
      )
      return events.length > MOST_MISSED ? 'too many' : events
    },
    workerKey,
    onAnything: (listener) => void wakers.add(listener),
    start: connect,
    async stop() {
      stopped = true
      await client?.end()
    },
  }
}
