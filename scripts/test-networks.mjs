// npm run test:networks: the live tests, against real servers that this script installs when they are missing.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled } from './ensure-installed.mjs'

const root = join(import.meta.dirname, '..')
const node = join(root, 'node_modules/.bin/node')

function run(...args) {
  const { status, error } = spawnSync(node, args, { cwd: root, stdio: 'inherit' })
  if (error) console.error(error.message)
  if (status !== 0) process.exit(status ?? 1)
}

await ensureInstalled()
run('tests/networks/servers/install/prepare.ts')
run(
  'node_modules/vitest/vitest.mjs',
  'run',
  '--config',
  'tests/networks/vitest.config.ts',
  ...process.argv.slice(2),
)
