import { execFile } from 'node:child_process'
import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { serverFolder, startGuarded } from './guarded-server.ts'
import { startMariaDb } from './mariadb.ts'
import { freePort } from './ports.ts'
import { giveToServerUser, runAsServerUser } from './server-user.ts'

const run = promisify(execFile)
const recipe = join(import.meta.dirname, 'wordpress')
const debianWordPress = '/usr/share/wordpress'

export interface WordPressSite {
  url: string
  feedUrl: string
  user: string
  /** For HTTP Basic with `user`; the site is a "local" one, so plain http is accepted. */
  applicationPassword: string
  stop(): Promise<void>
}

/** Starts Debian's WordPress on loopback with a MariaDB of its own and one administrator. */
export async function startWordPress(options: { port?: number } = {}): Promise<WordPressSite> {
  const port = await freePort(options.port)
  const url = `http://127.0.0.1:${port}`
  await using starting = new AsyncDisposableStack()
  const database = await startMariaDb('wordpress')
  starting.defer(database.stop)
  const folder = await serverFolder('wordpress')
  const site = await layOutSite(folder)
  const env = { TEST_SITE_URL: url, TEST_DATABASE_SOCKET: database.socket }
  const installed = await runAsServerUser(['php', join(folder, 'install.php'), site], folder, env)
  const server = await startGuarded({
    name: 'WordPress',
    folder,
    command: ['php', '-S', `127.0.0.1:${port}`, '-t', site],
    env: { ...env, PHP_CLI_SERVER_WORKERS: '4' }, // WordPress asks itself for pages: one worker would wait for itself
    ready: /Development Server .* started/,
  })
  starting.defer(server.stop)
  const running = starting.move()
  return {
    url,
    feedUrl: `${url}/feed/`,
    user: 'admin',
    applicationPassword: installed.trim(),
    stop: () => running.disposeAsync(),
  }
}

// A real copy: WordPress looks for its configuration beside the resolved path of its own files.
async function layOutSite(folder: string): Promise<string> {
  const site = join(folder, 'site')
  await run('cp', ['-rL', '--reflink=auto', debianWordPress, site])
  await mkdir(join(site, 'wp-content/uploads'), { recursive: true })
  await copyFile(join(recipe, 'wp-config.php'), join(site, 'wp-config.php'))
  await copyFile(join(recipe, 'install.php'), join(folder, 'install.php'))
  await giveToServerUser(folder)
  return site
}
