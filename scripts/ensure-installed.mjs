// Runs under any Node from 20 on, and before node_modules exists: it may import nothing from there.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'
import { say } from './say.mjs'

const lockFile = join(root, 'package-lock.json')
const stamp = join(root, 'node_modules/.parvis-lock')

/** Makes node_modules what package-lock.json says. Ends the process with npm's own words when npm fails. */
export async function ensureInstalled() {
  const wanted = createHash('sha256')
    .update(readFileSync(lockFile))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  if (!isComplete()) await install()
  writeFileSync(stamp, wanted)
}

/** npm keeps its own account of what it put there: a folder that somebody else completed is left alone. */
function isComplete() {
  const account = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(account)) return false
  const present = JSON.parse(readFileSync(account, 'utf8')).packages
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    if (present[path]?.version === entry.version) return existsSync(join(root, path))
    return entry.optional === true && !isForThisMachine(entry)
  })
}

/** A package without a machine of its own is there for the sake of another, such as those of WebAssembly. */
function isForThisMachine({ os, cpu, libc }) {
  if (!os && !cpu && !libc) return false
  return includes(os, process.platform) && includes(cpu, process.arch) && (!libc || includes(libc, ourLibc()))
}

const includes = (list, word) => list === undefined || [list].flat().includes(word)

const ourLibc = () => {
  if (process.platform !== 'linux') return 'none'
  return process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl'
}

function install() {
  const from = Date.now()
  const seconds = () => Math.round((Date.now() - from) / 1000)
  say(
    'Installing what package-lock.json names. The first time takes a minute or two…',
    'Installation de ce que nomme package-lock.json. La première fois prend une à deux minutes…',
  )
  // Whatever the operator's npm leaves out by default, the product, its check and its tests need all three kinds.
  const words = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--include=peer',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const viaNpm = process.env.npm_execpath?.endsWith('.js') || process.env.npm_execpath?.endsWith('.cjs')
  const npm = viaNpm
    ? spawn(process.execPath, [process.env.npm_execpath, ...words], { cwd: root })
    : spawn('npm', words, { cwd: root, shell: process.platform === 'win32' })
  let output = ''
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (part) => (output += part))
  const beat = setInterval(() => say(`  … ${seconds()} s`, `  … ${seconds()} s`), 10_000)
  return new Promise((resolve) => {
    const done = (failure) => {
      clearInterval(beat)
      if (failure === undefined) {
        say(`Installed in ${seconds()} s.`, `Installé en ${seconds()} s.`)
        return resolve()
      }
      say(
        `${output.trim()}\nnpm could not install (${failure}).`,
        `${output.trim()}\nnpm n’a pas pu installer (${failure}).`,
      )
      process.exit(1)
    }
    npm.on('error', (error) => done(error.message))
    npm.on('close', (code, signal) => done(code === 0 ? undefined : (signal ?? `code ${code}`)))
  })
}
