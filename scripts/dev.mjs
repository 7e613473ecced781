// npm run dev: the server, started anew when its sources change, and the web app at http://127.0.0.1:5173, live.
import { spawn } from 'node:child_process'
import { ensureInstalled } from './ensure-installed.mjs'
import { environment, node24 } from './node24.mjs'
import { root } from './root.mjs'

await ensureInstalled()
const children = [
  ['--watch', '--watch-preserve-output', 'src/main.ts'],
  ['node_modules/vite/bin/vite.js', '--host', '127.0.0.1'],
].map((args) => spawn(node24(), args, { cwd: root, stdio: 'inherit', env: environment }))

let code = 0
const stopAll = () => {
  for (const child of children) child.kill('SIGTERM')
}
process.on('SIGINT', () => {})
process.on('SIGTERM', stopAll)
// One without the other is of no use.
for (const child of children)
  child.on('exit', (status) => {
    code ||= status ?? 0
    process.exitCode = code
    stopAll()
  })
