// node scripts/rules.mjs [NAMES]: the rules that only this project has. Prints where each is broken; exits 1 if one is.
import { catalogues } from './rules/catalogues.mjs'
import { environment } from './rules/environment.mjs'
import { layers } from './rules/layers.mjs'
import { lock } from './rules/lock.mjs'
import { networkNames } from './rules/network-names.mjs'
import { folders, lengths } from './rules/shape.mjs'

const rules = { layers, environment, 'network-names': networkNames, folders, lengths, catalogues, lock }
const asked = process.argv.slice(2)

for (const name of asked.length > 0 ? asked : Object.keys(rules))
  for (const { file, line, message } of rules[name]()) {
    console.log(`${line ? `${file}:${line}` : file}  ${message}`)
    process.exitCode = 1
  }
