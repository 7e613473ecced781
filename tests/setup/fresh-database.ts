import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { migrate } from '../../src/platform/database/migrate.ts'

export interface FreshDatabase {
  /** The owner's connection string, for `migrate`, pools and clients. */
  connectionString: string
  /** Ends every connection to the database and removes it. */
  drop(): Promise<void>
}

/** A migrated database of its own for one test file: a copy of a template that is migrated once a run. */
export const freshDatabase = (): Promise<FreshDatabase> => copyOfDatabase(inject('templateName'), migrate)

/** A copy of the template of this name, which the first to ask makes by `fill`. */
export async function copyOfDatabase(
  template: string,
  fill: (connectionString: string) => Promise<void>,
): Promise<FreshDatabase> {
  const name = `parvis_test_${randomBytes(6).toString('hex')}`
  await onServer(async (client) => {
    // Test files run in several processes: the first one here makes the template, the others wait for it.
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [template])
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template])
    if (!rowCount) await createTemplate(client, template, fill)
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  })
  return {
    connectionString: urlOf(name),
    drop: () =>
      onServer(async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
      }),
  }
}

const createTemplate = async (
  client: pg.Client,
  template: string,
  fill: (connectionString: string) => Promise<void>,
): Promise<void> => {
  const building = `${template}_building`
  await client.query(`DROP DATABASE IF EXISTS ${building} WITH (FORCE)`)
  await client.query(`CREATE DATABASE ${building}`)
  await fill(urlOf(building))
  // A process that ended a moment ago may still hold a session, and a database in use takes no other name.
  await client.query('SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1', [
    building,
  ])
  // The name says that it is whole: a failed migration never leaves a half-made template to copy.
  await client.query(`ALTER DATABASE ${building} RENAME TO ${template}`)
}

const onServer = async (work: (client: pg.Client) => Promise<void>): Promise<void> => {
  const client = new pg.Client({ connectionString: inject('databaseUrl') })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

const urlOf = (database: string): string =>
  inject('databaseUrl').replace(/^([a-z]+:\/\/[^/]*\/)[^?]*/, `$1${database}`)
