import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { extract } from 'tar-stream'
import { columnList, quoted } from './tables.ts'
import type { BackupManifest, BackupSource } from './write-backup.ts'

/**
 * Puts a backup into an installation where nobody has signed up yet: all tables or none. Throws, with what to do, when the
 * installation is not empty, the file is not a backup, or comes from a newer Parvis.
 */
export async function readBackup(
  target: BackupSource,
  file: string,
  say: (line: string) => void,
): Promise<void> {
  const client = new pg.Client({ connectionString: target.ownerUrl, application_name: 'parvis-restore' })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('lock table person, workspace in exclusive mode')
    const { rows } = await client.query<{ used: boolean }>(
      'select exists (select from person) or exists (select from workspace) as used',
    )
    if (rows[0]?.used)
      throw new Error(
        'This installation is in use. Restore into a new one: set PARVIS_DATA to an empty folder.',
      )
    await client.query('delete from setup_link')
    let manifest: BackupManifest | null = null
    const archive = extract()
    const fed = pipeline(createReadStream(file), createGunzip(), archive)
    fed.catch(() => {})
    for await (const source of archive) {
      const { name } = source.header
      const entry = Readable.from(source as AsyncIterable<Buffer>)
      if (name === 'manifest.json') manifest = await acceptManifest(client, entry)
      else if (!manifest) throw new Error('not a backup of Parvis')
      else if (name.startsWith('tables/')) {
        await restoreTable(client, manifest, name.slice('tables/'.length), entry)
        say(name.slice('tables/'.length))
      } else if (name.startsWith('files/'))
        await restoreFile(target.filesDir, name.slice('files/'.length), entry)
      else entry.resume()
    }
    await fed
    if (!manifest) throw new Error('not a backup of Parvis')
    await followSequences(client)
    await client.query('commit')
  } catch (error) {
    throw new Error(`Nothing was restored: ${(error as Error).message}`, { cause: error })
  } finally {
    await client.end()
  }
}

async function acceptManifest(client: pg.Client, entry: Readable): Promise<BackupManifest> {
  const chunks: Buffer[] = []
  for await (const chunk of entry) chunks.push(chunk)
  const manifest = JSON.parse(Buffer.concat(chunks).toString('utf8')) as BackupManifest
  const { rows } = await client.query<{ name: string }>('select name from migration')
  const known = new Set(rows.map((row) => row.name))
  const unknown = manifest.migrations.filter((name) => !known.has(name))
  if (manifest.format !== 1 || unknown.length > 0)
    throw new Error(`it was made by Parvis ${manifest.version}; update this one first`)
  return manifest
}

async function restoreTable(
  client: pg.Client,
  manifest: BackupManifest,
  name: string,
  entry: Readable,
): Promise<void> {
  const table = manifest.tables.find((one) => one.name === name)
  if (!table) throw new Error(`it holds a table that its manifest does not name: ${name}`)
  await pipeline(
    entry,
    client.query(copyFrom(`copy ${quoted(table.name)} (${columnList(table)}) from stdin`)),
  )
}

async function restoreFile(folder: string, name: string, entry: Readable): Promise<void> {
  const path = resolve(join(folder, name))
  if (!path.startsWith(resolve(folder) + sep))
    throw new Error(`it holds a file outside of its folder: ${name}`)
  await mkdir(dirname(path), { recursive: true })
  await pipeline(entry, createWriteStream(path, { mode: 0o600 }))
}

/** Numbers given from now on follow the greatest restored one. */
async function followSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; column: string }>(
    `select table_name as name, column_name as column from information_schema.columns where table_schema = 'public' and is_identity = 'YES'`,
  )
  for (const { name, column } of rows)
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), greatest(1, (select coalesce(max(${quoted(column)}), 0) + 1 from ${quoted(name)})), false)`,
      [name, column],
    )
}
