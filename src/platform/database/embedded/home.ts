import { randomBytes } from 'node:crypto'
import { access, chmod, mkdir, readFile, realpath, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { EmbeddedError } from './embedded-error.ts'
import { canEnter, chooseRunner, type Runner } from './runner.ts'

export interface Home {
  /** Where the cluster lives: the data directory, or a place beside it that the runner can enter. */
  path: string
  cluster: string
  runner: Runner
}

/** For root only, when the data directory is below one that the server's account may not enter. */
const ELSEWHERE = '/var/lib/parvis'

/** Finds, or chooses once and for all, where the database of this data directory lives. */
export async function findHome(dataDir: string): Promise<Home> {
  await mkdir(dataDir, { recursive: true })
  const root = await realpath(dataDir)
  const here = join(root, 'cluster')
  const noted = await readNote(root)
  if (noted) return homeAt(noted)

  const runner = await chooseRunner(here)
  // Root's umask may be 077: the server's account must pass through to its own directory.
  if (runner) await chmod(root, 0o711)
  if (await canEnter(runner, root)) return { path: root, cluster: here, runner }
  if (await exists(here)) throw outOfReach(here, runner)
  return homeAt(await moveOut(root))
}

async function homeAt(path: string): Promise<Home> {
  const cluster = join(path, 'cluster')
  return { path, cluster, runner: await chooseRunner(cluster) }
}

interface Note {
  /** The data directory this note was written for. */
  of: string
  database: string
}

const noteIn = (root: string): string => join(root, 'database-is-elsewhere.json')

async function readNote(root: string): Promise<string | undefined> {
  const text = await readFile(noteIn(root), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const note: Note = JSON.parse(text)
  // A moved folder keeps its database. A copied one must not share it with the original.
  if (note.of !== root && (await exists(noteIn(note.of)))) throw copied(root, note)
  return note.database
}

async function moveOut(root: string): Promise<string> {
  const database = join(ELSEWHERE, randomBytes(6).toString('hex'))
  await mkdir(database, { recursive: true })
  for (const directory of [ELSEWHERE, database]) await chmod(directory, 0o711)
  const note: Note = { of: root, database }
  await writeFile(noteIn(root), `${JSON.stringify(note, null, 2)}\n`)
  return database
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

const outOfReach = (cluster: string, runner: Runner): EmbeddedError =>
  new EmbeddedError(
    'database.outOfReach',
    `The database in ${cluster} belongs to account ${runner?.uid}, which may no longer enter that folder.`,
    `Let it through (chmod o+x on each parent folder), or start Parvis as that account.`,
  )

const copied = (root: string, note: Note): EmbeddedError =>
  new EmbeddedError(
    'database.copied',
    `${root} is a copy of ${note.of}, whose database is in ${note.database}.`,
    `Remove ${noteIn(root)} to begin with an empty database, then restore a backup into it.`,
  )
