// npm run -s parvis -- WORDS: the command line. Prints nothing of its own, unless it must install first.
import { ensureInstalled } from './ensure-installed.mjs'
import { become } from './node24.mjs'

await ensureInstalled()
become(['src/cli.ts', ...process.argv.slice(2)])
