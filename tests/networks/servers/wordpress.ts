import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startGuarded } from './guarded-server.ts'
import { startMariaDb } from './mariadb.ts'
import { freePort } from './ports.ts'

const recipe = join(import.meta.dirname, 'wordpress')

// A real copy: WordPress looks for its configuration beside the resolved path of its own files.
const start = `
set -e
cp -rL --reflink=auto /usr/share/wordpress site
mkdir -p site/wp-content/uploads
cp wp-config.php site/wp-config.php
php install.php "$PWD/site" >application-password
exec php -S 127.0.0.1:$PORT -t site
`

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
  const server = await startGuarded({
    name: 'WordPress',
    command: ['sh', '-c', start],
    fill: async (folder) => {
      for (const file of ['wp-config.php', 'install.php'])
        await copyFile(join(recipe, file), join(folder, file))
    },
    env: {
      PORT: String(port),
      PHP_CLI_SERVER_WORKERS: '4', // WordPress asks itself for pages: one worker would wait for itself
      TEST_SITE_URL: url,
      TEST_DATABASE_SOCKET: database.socket,
    },
    ready: /Development Server .* started/,
  })
  starting.defer(server.stop)
  const applicationPassword = await readFile(join(server.folder, 'application-password'), 'utf8')
  const running = starting.move()
  return {
    url,
    feedUrl: `${url}/feed/`,
    user: 'admin',
    applicationPassword: applicationPassword.trim(),
    stop: () => running.disposeAsync(),
  }
}
