// node_modules/.bin/node scripts/settings-doc.mjs: writes the table of settings into docs/operate.md, from their schema.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { settingsTable } from '../src/platform/config/settings-table.ts'
import { root } from './root.mjs'

const file = join(root, 'docs/operate.md')
const [begin, end] = ['<!-- settings -->', '<!-- end of settings -->']
const text = readFileSync(file, 'utf8')
const before = text.slice(0, text.indexOf(begin))
const after = text.slice(text.indexOf(end))
writeFileSync(file, `${before}${begin}\n${settingsTable()}\n${after}`)
