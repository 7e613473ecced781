import { startGuarded } from './guarded-server.ts'
import { freePort } from './ports.ts'

// Throw-away data: durability is given up for speed.
const start = `
set -e
initdb -D data -U parvis -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
echo "CREATE DATABASE $DATABASE" | postgres --single -D data postgres >/dev/null
exec postgres -D data -c listen_addresses=127.0.0.1 -c port=$PORT -c unix_socket_directories= -c max_connections=200 \
  -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c jit=off
`

/** Debian's PostgreSQL 15 on a free loopback port, with one empty database; the user "parvis" may do everything. */
export async function startDebianPostgres(options: { port?: number; database?: string } = {}) {
  const { database = 'parvis' } = options
  const port = await freePort(options.port)
  const server = await startGuarded({
    name: 'PostgreSQL',
    command: ['sh', '-c', start],
    env: {
      PATH: `/usr/lib/postgresql/15/bin:${process.env.PATH ?? ''}`,
      DATABASE: database,
      PORT: String(port),
    },
    ready: /ready to accept connections/,
    stopSignal: 'INT', // fast shutdown: open connections are closed, not waited for
  })
  return { url: `postgresql://parvis@127.0.0.1:${port}/${database}`, stop: server.stop }
}
