import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { startDebianPostgres } from './debian-postgres.ts'

/** Runs a command with `DATABASE_URL` naming Debian's PostgreSQL 15, started for it; ends as it ends. */
const postgres = await startDebianPostgres()
try {
  const child = spawn(process.execPath, process.argv.slice(2), {
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: postgres.url },
  })
  const [code] = await once(child, 'exit')
  process.exitCode = code ?? 1
} finally {
  await postgres.stop()
}
