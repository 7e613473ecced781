import { startGuarded } from './guarded-server.ts'
import { freePort } from './ports.ts'

/** Debian's Redis on a free loopback port, in memory only. */
export async function startRedis(options: { port?: number } = {}) {
  const port = await freePort(options.port)
  const server = await startGuarded({
    name: 'Redis',
    command: ['redis-server', '--bind', '127.0.0.1', '--port', String(port), '--save', ''],
    ready: /Ready to accept connections/,
  })
  return { host: `127.0.0.1:${port}`, url: `redis://127.0.0.1:${port}`, stop: server.stop }
}
