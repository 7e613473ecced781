import type { Log } from '../../log/index.ts'
import type { Embedded } from './embedded.ts'
import { isAlive } from './process-state.ts'

const LOOK_MS = 1000

/**
 * Looks after the server for as long as Parvis runs: one that dies alone (killed, out of memory) is started again in its place, at the
 * same address, and the pool reconnects. `stop` ends both.
 */
export function keepRunning(
  first: Embedded,
  start: () => Promise<Embedded>,
  log: Log,
): Pick<Embedded, 'stop'> {
  // Each start counts us once more among the users of the server: all of them are left in the end.
  const servers = [first]
  let starting: Promise<void> | null = null
  const restart = async (): Promise<void> => {
    log.error({ pid: servers.at(-1)?.pid }, 'PostgreSQL has died: starting it again')
    servers.push(await start())
  }
  const look = setInterval(() => {
    if (starting || isAlive(servers.at(-1)?.pid ?? first.pid)) return
    starting = restart()
      .catch((error: unknown) => log.error({ error }, 'PostgreSQL could not be started again'))
      .finally(() => {
        starting = null
      })
  }, LOOK_MS)
  return {
    async stop() {
      clearInterval(look)
      await starting
      for (const server of servers) await server.stop()
    },
  }
}
