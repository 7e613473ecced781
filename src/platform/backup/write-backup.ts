import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { type Pack, pack } from 'tar-stream'
import { columnList, listTables, quoted, type Table } from './tables.ts'

export interface BackupManifest {
  format: 1
  version: string
  madeAt: string
  migrations: string[]
  tables: Table[]
}

export interface BackupSource {
  ownerUrl: string
  /** Folder of the files, inside PARVIS_DATA. */
  filesDir: string
  version: string
}

/**
 * Writes the whole installation to one file, readable by its owner only: tables as PostgreSQL's COPY, in one snapshot, then the files.
 * The key is not in it: sealed credentials stay sealed. Parvis may run meanwhile. Throws when `file` exists.
 */
export async function writeBackup(
  source: BackupSource,
  file: string,
  say: (line: string) => void,
): Promise<void> {
  const client = new pg.Client({ connectionString: source.ownerUrl, application_name: 'parvis-backup' })
  await client.connect()
  const spool = await mkdtemp(join(tmpdir(), 'parvis-backup-'))
  const archive = pack()
  const written = pipeline(archive, createGzip(), createWriteStream(file, { flags: 'wx', mode: 0o600 }))
  try {
    await client.query('begin isolation level repeatable read read only')
    const tables = await listTables(client)
    const { rows } = await client.query<{ name: string }>('select name from migration order by name')
    const manifest: BackupManifest = {
      format: 1,
      version: source.version,
      madeAt: new Date().toISOString(),
      migrations: rows.map((row) => row.name),
      tables,
    }
    archive.entry({ name: 'manifest.json' }, JSON.stringify(manifest))
    for (const table of tables) {
      const path = join(spool, 'table')
      await pipeline(
        client.query(copyTo(`copy ${quoted(table.name)} (${columnList(table)}) to stdout`)),
        createWriteStream(path, { mode: 0o600 }),
      )
      await addFile(archive, `tables/${table.name}`, path)
      say(table.name)
    }
    for (const path of await filesBelow(source.filesDir))
      await addFile(archive, `files/${relative(source.filesDir, path).split(sep).join('/')}`, path)
    archive.finalize()
    await written
  } catch (error) {
    archive.destroy(error as Error)
    await written.catch(() => {})
    throw error
  } finally {
    await client.end()
    await rm(spool, { recursive: true, force: true })
  }
}

/** The size comes before the bytes in a tar: hence the spool. */
async function addFile(archive: Pack, name: string, path: string): Promise<void> {
  const { size } = await stat(path)
  await pipeline(createReadStream(path), archive.entry({ name, size }))
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}
