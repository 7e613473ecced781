import { serverFolder, startGuarded } from './guarded-server.ts'
import { freePort } from './ports.ts'
import { runAsServerUser } from './server-user.ts'

const binaries = '/usr/lib/postgresql/15/bin'
// Throw-away data: durability is given up for speed.
const settings = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
  'jit=off',
]

/** Debian's PostgreSQL 15 on a free loopback port, with one empty database; the user is its superuser. */
export async function startDebianPostgres(options: { port?: number; database?: string } = {}) {
  const database = options.database ?? 'parvis'
  const folder = await serverFolder('postgres')
  const data = `${folder}/data`
  await runAsServerUser(
    [
      `${binaries}/initdb`,
      '-D',
      data,
      '-U',
      'parvis',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
    ],
    folder,
  )
  const port = await freePort(options.port)
  const place = ['listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${folder}`]
  const server = await startGuarded({
    name: 'PostgreSQL',
    folder,
    command: [
      `${binaries}/postgres`,
      '-D',
      data,
      ...[...place, ...settings].flatMap((setting) => ['-c', setting]),
    ],
    ready: /ready to accept connections/,
    stopSignal: 'INT', // fast shutdown: open connections are closed, not waited for
  })
  await runAsServerUser(['createdb', '-h', folder, '-p', String(port), '-U', 'parvis', database], folder)
  return { url: `postgresql://parvis@127.0.0.1:${port}/${database}`, stop: server.stop }
}
