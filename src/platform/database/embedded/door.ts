import { randomBytes } from 'node:crypto'
import { chmod, chown, lstat, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Home } from './home.ts'
import type { Runner } from './runner.ts'

export const OWNER_ROLE = 'parvis_owner'

/** How the server is reached. */
export interface Door {
  /** The note a server leaves beside its socket while it runs. */
  socketLock?: string
  initdbArguments: string[]
  serverArguments: string[]
  url(database: string): string
}

export const openDoor = (home: Home): Promise<Door> =>
  process.platform === 'win32' ? loopback(home) : privateSocket(home)

/**
 * `trust` is safe here: nothing listens on the network, and the socket's directory is 0700, so that only root and
 * the account of the server reach it, who could read the files anyway. A password would be kept beside them.
 */
async function privateSocket(home: Home): Promise<Door> {
  const directory = await socketDirectory(home)
  const host = encodeURIComponent(directory)
  return {
    socketLock: join(directory, '.s.PGSQL.5432.lock'),
    initdbArguments: ['--auth=trust'],
    serverArguments: [
      ...['-c', 'listen_addresses='],
      ...['-c', `unix_socket_directories=${directory}`],
      ...['-c', 'unix_socket_permissions=0700'],
    ],
    url: (database) => `postgresql://${OWNER_ROLE}@/${database}?host=${host}&port=5432&sslmode=disable`,
  }
}

/** `sun_path` holds 108 bytes on Linux and 104 on macOS, with the closing zero. */
const LONGEST_SOCKET = process.platform === 'linux' ? 107 : 103

async function socketDirectory(home: Home): Promise<string> {
  if (Buffer.byteLength(join(home.cluster, '.s.PGSQL.5432')) <= LONGEST_SOCKET && !home.cluster.includes(','))
    return home.cluster
  const note = join(home.path, 'socket-directory')
  const noted = await readFile(note, 'utf8').catch(() => '')
  if (noted && (await isPrivate(noted, home.runner))) return noted
  const parent = Buffer.byteLength(tmpdir()) < 60 ? tmpdir() : '/tmp'
  const made = await mkdtemp(join(parent, 'parvis-'))
  if (home.runner) await chown(made, home.runner.uid, home.runner.gid)
  await chmod(made, 0o700)
  await writeFile(note, made)
  return made
}

/** A temporary directory may be cleaned, and its name taken by somebody else since. */
async function isPrivate(directory: string, runner: Runner): Promise<boolean> {
  const entry = await lstat(directory).catch(() => undefined)
  const owner = runner?.uid ?? process.getuid?.()
  return entry?.isDirectory() === true && entry.uid === owner && (entry.mode & 0o077) === 0
}

/** Windows: any account of the machine reaches the loopback address, hence the password. */
async function loopback(home: Home): Promise<Door> {
  const passwordFile = join(home.path, 'password')
  const password = await kept(passwordFile, () => randomBytes(24).toString('base64url'))
  const port = await kept(join(home.path, 'port'), async () => String(await freePort()))
  return {
    initdbArguments: ['--auth=scram-sha-256', `--pwfile=${passwordFile}`],
    serverArguments: ['-c', 'listen_addresses=127.0.0.1', '-c', `port=${port}`],
    url: (database) => `postgresql://${OWNER_ROLE}:${password}@127.0.0.1:${port}/${database}`,
  }
}

async function kept(file: string, make: () => string | Promise<string>): Promise<string> {
  const before = await readFile(file, 'utf8').catch(() => undefined)
  if (before !== undefined) return before
  const made = await make()
  await writeFile(file, made, { mode: 0o600 })
  return made
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
