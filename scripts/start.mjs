// npm start: installs, builds, then serves until Ctrl-C.
import { spawn } from 'node:child_process'
import { ensureInstalled } from './ensure-installed.mjs'
import { ensureWebBuilt } from './ensure-web-built.mjs'
import { endAs, environment, node24 } from './node24.mjs'
import { onParentGone } from './parent.mjs'
import { root } from './root.mjs'

await ensureInstalled()
await ensureWebBuilt()

// Out of the terminal's group, so that one Ctrl-C reaches the server once, through us, and not also through npm.
// The channel tells the server when we are killed without a word.
const server = spawn(node24(), ['src/main.ts', ...process.argv.slice(2)], {
  cwd: root,
  env: environment,
  detached: process.platform !== 'win32',
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
})

let asked = 0
const stop = (signal) => {
  // npm repeats the Ctrl-C that the terminal already gave us; one that comes later is impatience.
  if (Date.now() - asked < 500) return
  asked = Date.now()
  server.kill(signal)
}
process.on('SIGINT', () => stop('SIGINT'))
process.on('SIGTERM', () => stop('SIGTERM'))
process.on('SIGHUP', () => stop('SIGTERM'))
onParentGone(() => stop('SIGTERM'))
server.on('exit', endAs)
