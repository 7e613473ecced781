import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

const folder = fileURLToPath(new URL('../../../migrations/', import.meta.url))

/** Any constant: every process of every version must take the same lock. */
const LOCK = 8_470_001

/**
 * Applies the SQL files of `migrations/` that were not yet, in order, one transaction a file, under an advisory lock
 * so that processes that start together wait for the first. Needs the owner's connection.
 */
export async function migrate(url: string, say: (line: string) => void = () => {}): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'parvis-migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(
      'create table if not exists migration (name text primary key, applied_at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string }>('select name from migration')
    const applied = new Set(rows.map((row) => row.name))
    const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
    refuseNewer(applied, files)
    for (const name of files.filter((file) => !applied.has(file))) await apply(client, name, say)
  } finally {
    await client.end()
  }
}

function refuseNewer(applied: Set<string>, files: string[]): void {
  const unknown = [...applied].filter((name) => !files.includes(name))
  if (unknown.length > 0)
    throw new Error(
      `This database was made by a newer Parvis (${unknown.join(', ')}). Update Parvis, or restore a backup.`,
    )
}

async function apply(client: pg.Client, name: string, say: (line: string) => void): Promise<void> {
  const text = await readFile(`${folder}${name}`, 'utf8')
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into migration (name) values ($1)', [name])
    await client.query('commit')
    say(`migration ${name}`)
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error })
  }
}
