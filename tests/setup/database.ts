import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../src/platform/database/embedded/index.ts'
import { silentLog } from '../../src/platform/log/index.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** An owner's connection to the server of this run; its database is empty. Prefer `freshDatabase()`. */
    databaseUrl: string
    /** The database that `freshDatabase()` migrates once and copies. */
    templateName: string
    /** A folder for what test files make once and share; removed with the run. */
    sharedFolder: string
  }
}

/** One PostgreSQL for the whole run: the embedded one, or the server that `DATABASE_URL` names. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const templateName = `parvis_template_${randomBytes(4).toString('hex')}`
  project.provide('templateName', templateName)
  const sharedFolder = await mkdtemp(join(tmpdir(), 'parvis-shared-'))
  project.provide('sharedFolder', sharedFolder)
  const forget = () => rm(sharedFolder, { recursive: true, force: true })

  const given = process.env.DATABASE_URL
  if (given) {
    project.provide('databaseUrl', given)
    return async () => {
      await dropTemplates(given, templateName)
      await forget()
    }
  }

  const dataDir = await mkdtemp(join(tmpdir(), 'parvis-test-'))
  const server = await startEmbedded({ dataDir, log: silentLog })
  project.provide('databaseUrl', server.connectionString)
  return async () => {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
    await forget()
  }
}

const dropTemplates = async (connectionString: string, name: string): Promise<void> => {
  const client = new pg.Client({ connectionString })
  await client.connect()
  const { rows } = await client.query<{ datname: string }>(
    'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
    [name],
  )
  for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`)
  await client.end()
}
