import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { type Door, OWNER_ROLE } from './door.ts'
import { EmbeddedError } from './embedded-error.ts'
import type { Home } from './home.ts'
import { type Runner, runAs } from './runner.ts'

/**
 * Makes the cluster if there is none. It is made under another name and then renamed: a first start that is
 * interrupted leaves nothing that looks like a database. The caller holds the lock of the home.
 */
export async function ensureCluster(home: Home, binaries: Binaries, door: Door): Promise<'made' | 'found'> {
  const version = await stat(join(home.cluster, 'PG_VERSION')).catch(() => undefined)
  if (version) {
    const { uid } = await stat(home.cluster)
    // Root copied or restored the folder: some of it is root's, and the server does not run as root.
    if (home.runner && (uid !== home.runner.uid || version.uid !== uid)) await give(home.cluster, home.runner)
    return 'found'
  }
  for (const name of await readdir(home.path))
    if (name.startsWith('unfinished-')) await rm(join(home.path, name), { recursive: true, force: true })

  const building = join(home.path, `unfinished-${process.pid}`)
  await mkdir(building, { mode: 0o700 })
  if (home.runner) await give(building, home.runner)
  const options = [
    `--pgdata=${building}`,
    `--username=${OWNER_ROLE}`,
    // The same order of letters on every machine and release; French order is asked for by its ICU collation.
    ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    '--no-instructions',
    ...door.initdbArguments,
  ]
  await runAs(home.runner, binaries.program('initdb'), options, building).catch((error) => {
    throw notMade(home, error)
  })
  await rename(building, home.cluster)
  return 'made'
}

const notMade = (home: Home, error: { stderr?: string; message: string }): EmbeddedError =>
  new EmbeddedError(
    'database.notMade',
    `PostgreSQL could not make its files in ${home.path}: ${error.stderr?.trim() || error.message}`,
    /user ID/.test(error.stderr ?? '')
      ? 'PostgreSQL wants an account with a name: start Parvis as one of /etc/passwd, or set DATABASE_URL.'
      : 'Check the room left on the disk and the rights of that folder, or set DATABASE_URL.',
    error,
  )

const give = (directory: string, { uid, gid }: NonNullable<Runner>) =>
  runAs(undefined, 'chown', ['-R', '-P', `${uid}:${gid}`, directory], '/')
