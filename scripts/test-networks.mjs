// npm run test:networks: the live tests, against real servers, installed here when they are missing.
import { ensureInstalled } from './ensure-installed.mjs'
import { become, endAs, run } from './node24.mjs'

await ensureInstalled()
const failed = await run(['tests/networks/servers/install/prepare.ts'])
if (failed) endAs(failed)
const vitest = 'node_modules/vitest/vitest.mjs'
const asked = process.argv.slice(2)
const live = await run([vitest, 'run', '--config', 'tests/networks/vitest.config.ts', ...asked])
if (live || asked.length > 0) endAs(live)

// The same tests as `npm test`, on another server: those that ask the database for something.
const onPostgres15 = [
  'src/platform/database/migrate',
  'src/platform/facts',
  'src/platform/realtime',
  'src/accounts',
  'src/channels',
]
const rooms = [
  'src/intake',
  'src/outbox',
  'src/conversations',
  'src/publishing',
  'src/demo',
  'tests/isolation',
  'tests/routes',
  'tests/world',
]
become([
  'tests/networks/servers/on-debian-postgres.ts',
  vitest,
  'run',
  '--exclude',
  '**/web/**',
  ...onPostgres15,
  ...rooms,
])
