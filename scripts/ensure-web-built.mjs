import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './node24.mjs'
import { root } from './root.mjs'
import { say } from './say.mjs'

const stamp = join(root, 'dist/web-sources')

/** Builds the web app into dist/web when anything it may be made of has changed. */
export async function ensureWebBuilt() {
  const sources = fingerprint()
  if (
    existsSync(join(root, 'dist/web/index.html')) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === sources
  )
    return
  const from = Date.now()
  say('Building the web app…', 'Construction de l’application web…')
  const code = await run(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'])
  if (code !== 0) process.exit(code)
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stamp, sources)
  const seconds = ((Date.now() - from) / 1000).toFixed(1)
  say(`Web app built in ${seconds} s.`, `Application web construite en ${seconds} s.`)
}

/** Contracts and words of every room end up in the browser: all of src but its tests is a source. */
function fingerprint() {
  const hash = createHash('sha256')
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(test\.tsx?|sql|md)$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
  for (const file of [
    ...sources,
    ...['index.html', 'vite.config.ts', 'package-lock.json'].map((name) => join(root, name)),
  ])
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}
