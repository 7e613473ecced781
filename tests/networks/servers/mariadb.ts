import { serverFolder, startGuarded } from './guarded-server.ts'
import { runAsServerUser } from './server-user.ts'

/** Debian's MariaDB, reachable by its Unix socket only, with one empty database whose user and password are its name. */
export async function startMariaDb(database: string) {
  const folder = await serverFolder('mariadb')
  const data = `${folder}/data`
  const socket = `${folder}/socket`
  await runAsServerUser(
    [
      'mariadb-install-db',
      '--no-defaults',
      `--datadir=${data}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
    ],
    folder,
  )
  const server = await startGuarded({
    name: 'MariaDB',
    folder,
    command: [
      'mariadbd',
      '--no-defaults',
      `--datadir=${data}`,
      `--socket=${socket}`,
      '--skip-networking',
      '--skip-log-bin',
      '--innodb-buffer-pool-size=32M',
      '--innodb-flush-log-at-trx-commit=0',
    ],
    ready: /ready for connections/,
  })
  const sql = `create database ${database}; grant all on ${database}.* to ${database}@localhost identified by '${database}'`
  await runAsServerUser(['mariadb', '--no-defaults', '-uroot', '-S', socket, '-e', sql], folder)
  return { socket, stop: server.stop }
}
