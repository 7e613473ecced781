import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { settings } from './schema.ts'
import { settingsTable } from './settings-table.ts'

const operate = await readFile(new URL('../../../docs/operate.md', import.meta.url), 'utf8')

it('docs/operate.md shows every setting as it is; run scripts/settings-doc.mjs after a change', () => {
  const table = /<!-- settings -->\n([\s\S]*?)\n<!-- end of settings -->/.exec(operate)?.[1]
  expect(table).toBe(settingsTable())
})

it('speaks of no setting that does not exist', () => {
  const named = [...operate.matchAll(/`([A-Z][A-Z_]{3,})(?:=[^`]*)?`/g)].flatMap(([, name]) => name ?? [])
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter((name) => !(name in settings.shape))).toEqual([])
})
