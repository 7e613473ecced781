import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Schema } from './schema.ts'

/** Times as `Date`, bigints as numbers: our sequences stay far below 2^53. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export interface Database {
  db: Kysely<Schema>
  pool: pg.Pool
  /** The address, for sessions that must be their own (LISTEN). */
  url: string
  close(): Promise<void>
}

/** The role under which the application runs: not the owner of the tables, hence subject to row-level security. */
export const APPLICATION_ROLE = 'parvis_app'

/** One pool for the process, under the application role from the first statement of each session. */
export function connectDatabase(url: string, size: number): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    options: `-c role=${APPLICATION_ROLE} -c timezone=UTC`,
    application_name: 'parvis',
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: 30_000,
  })
  // A session cut by the server (restart, failover), idle or between two statements of a transaction, is replaced at the
  // next query: what used it gets the error from its own query, never the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, url, close: () => db.destroy() }
}
