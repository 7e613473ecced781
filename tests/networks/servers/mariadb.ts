import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startGuarded } from './guarded-server.ts'

const start = `
set -e
mariadb-install-db --no-defaults --datadir="$PWD/data" --auth-root-authentication-method=normal --skip-test-db >/dev/null
exec mariadbd --no-defaults --datadir="$PWD/data" --socket="$PWD/socket" --init-file="$PWD/database.sql" \
  --skip-networking --skip-log-bin --innodb-buffer-pool-size=32M --innodb-flush-log-at-trx-commit=0
`

/** Debian's MariaDB, by its Unix socket only, with one empty database whose user and password are its name. */
export async function startMariaDb(name: string) {
  const server = await startGuarded({
    name: 'MariaDB',
    command: ['sh', '-c', start],
    fill: (folder) =>
      writeFile(
        join(folder, 'database.sql'),
        `create database ${name};\ngrant all on ${name}.* to ${name}@localhost identified by '${name}';\n`,
      ),
    ready: /ready for connections/,
  })
  return { socket: join(server.folder, 'socket'), stop: server.stop }
}
