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

type Listener = (events: LiveEvent[]) => void

export interface Hub {
  subscribe(workspaceId: string, listener: Listener): () => void
  /** The facts since `seq`, those of the last seconds before it again: a transaction may commit after a later number. */
  since(workspaceId: string, seq: number): Promise<LiveEvent[] | 'too many'>
  /** Calls back at each fact of any workspace; workers wake on it. */
  onAnything(listener: () => void): void
  /** What this process signs its claims with. */
  workerKey: number
  start(): Promise<void>
  stop(): Promise<void>
}

const MOST_MISSED = 500
const OVERLAP = sql.lit('10 seconds')

/** One LISTEN session for the process, spread to its browsers. Notifications carry ids only; one query serves all browsers of a workspace. */
export function createHub(database: Database, log: Log): Hub {
  const listeners = new Map<string, Set<Listener>>()
  const wakers = new Set<() => void>()
  const lastSeen = new Map<string, number>()
  const reading = new Set<string>()
  const workerKey = randomInt(1, 2 ** 31 - 1)
  let client: pg.Client | null = null
  let stopped = false

  const read = (workspaceId: string, after: number, limit: number) =>
    inWorkspace(database.db, workspaceId, (tx) =>
      tx
        .selectFrom('fact')
        .select(['seq', 'type', 'subject'])
        .where('workspace_id', '=', workspaceId)
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(limit)
        .execute(),
    )

  const spread = async (workspaceId: string, seq: number): Promise<void> => {
    if (!listeners.has(workspaceId) || reading.has(workspaceId)) return
    reading.add(workspaceId)
    try {
      // A few numbers back: a slower transaction may have committed an earlier one. Browsers hear a fact twice without harm.
      const from = lastSeen.get(workspaceId) ?? seq - 1
      const events = await read(workspaceId, Math.max(0, from - 20), MOST_MISSED)
      lastSeen.set(workspaceId, Math.max(from, events.at(-1)?.seq ?? from))
      for (const listener of listeners.get(workspaceId) ?? []) listener(events)
    } catch (error) {
      log.warn({ error }, 'realtime read failed')
    } finally {
      reading.delete(workspaceId)
    }
    if ((lastSeen.get(workspaceId) ?? 0) < seq) setTimeout(() => spread(workspaceId, seq), 50)
  }

  const connect = async (): Promise<void> => {
    const next = new pg.Client({
      connectionString: database.url,
      application_name: 'parvis-listen',
      keepAlive: true,
    })
    next.on('error', () => {})
    next.on('end', () => {
      if (!stopped) setTimeout(() => connect().catch(() => next.emit('end')), 1000)
    })
    next.on('notification', ({ payload }) => {
      const [workspaceId, seq] = (payload ?? '').split(':')
      for (const wake of wakers) wake()
      if (workspaceId) void spread(workspaceId, Number(seq))
    })
    await next.connect()
    await next.query(`listen ${FACT_CHANNEL}`)
    // Held as long as this process lives: see worker_alive in migrations/0003_doors.sql.
    await next.query('select pg_advisory_lock(8470002, $1)', [workerKey])
    client = next
    for (const wake of wakers) wake()
    for (const workspaceId of listeners.keys()) void spread(workspaceId, (lastSeen.get(workspaceId) ?? 0) + 1)
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
