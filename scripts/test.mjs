// npm test: every test that needs nothing but npm. `npm test -- src/intake` runs those of one folder.
import { ensureInstalled } from './ensure-installed.mjs'
import { ensureWebBuilt } from './ensure-web-built.mjs'
import { become } from './node24.mjs'

const words = process.argv.slice(2)
const folders = words.filter((word) => /^(src|tests)\//.test(word))

await ensureInstalled()
// Whole-product journeys are played on the built web app.
if (folders.length === 0 || folders.some((folder) => folder.startsWith('tests/'))) await ensureWebBuilt()
become(['node_modules/vitest/vitest.mjs', 'run', ...words])
