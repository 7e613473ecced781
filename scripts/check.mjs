// npm run check [-- NAMES]: everything a machine can say of the sources. All checks run, even after one has failed.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled } from './ensure-installed.mjs'
import { node24 } from './node24.mjs'
import { root } from './root.mjs'

/** Each a program for Node. */
const checks = JSON.parse(readFileSync(join(root, 'scripts/checks.json'), 'utf8'))

await ensureInstalled()
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in checks))
if (unknown.length > 0) {
  console.error(`There is no check ${unknown.join(', ')}. There are ${Object.keys(checks).join(', ')}.`)
  process.exit(2)
}
for (const name of asked.length > 0 ? asked : Object.keys(checks)) {
  const from = performance.now()
  const { passed, output } = await run(checks[name])
  const seconds = ((performance.now() - from) / 1000).toFixed(1)
  console.log(`${passed ? '✓' : '✗'} ${name.padEnd(14)} ${seconds.padStart(5)} s`)
  if (passed) continue
  console.log(output.trimEnd().replace(/^/gm, '    '))
  process.exitCode = 1
}

function run(args) {
  const child = spawn(node24(), args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part) => (output += part))
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ passed: false, output: error.message }))
    child.on('close', (code) => resolve({ passed: code === 0, output }))
  })
}
