// npm run test:networks: the live tests, against real servers, installed here when they are missing.
import { ensureInstalled } from './ensure-installed.mjs'
import { become, endAs, run } from './node24.mjs'

await ensureInstalled()
const failed = await run(['tests/networks/servers/install/prepare.ts'])
if (failed) endAs(failed)
const config = 'tests/networks/vitest.config.ts'
become(['node_modules/vitest/vitest.mjs', 'run', '--config', config, ...process.argv.slice(2)])
