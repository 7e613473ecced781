// node scripts/run.mjs FILE WORDS: a measurement, on the product as npm start would serve it.
import { ensureInstalled } from './ensure-installed.mjs'
import { ensureWebBuilt } from './ensure-web-built.mjs'
import { become } from './node24.mjs'

await ensureInstalled()
await ensureWebBuilt()
become(process.argv.slice(2))
