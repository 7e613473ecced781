// npm run build: the web app, as npm start does. The server needs no build.
import { ensureInstalled } from './ensure-installed.mjs'
import { ensureWebBuilt } from './ensure-web-built.mjs'

await ensureInstalled()
await ensureWebBuilt()
