import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { root } from '../root.mjs'

const notOurs = new Set(['node_modules', 'dist', '.git', '.parvis', 'coverage', 'test-results'])

/** Paths below a folder of the project, with `/`, sorted. */
export function filesBelow(folder) {
  const found = []
  const walk = (directory) => {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      if (notOurs.has(entry.name)) continue
      const path = join(directory, entry.name)
      if (entry.isDirectory()) walk(path)
      else found.push(path.slice(root.length).split(sep).join('/'))
    }
  }
  try {
    walk(join(root, folder))
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
  return found.sort()
}

export const read = (path) => readFileSync(join(root, path), 'utf8')

export const isCode = (path) => /\.(ts|tsx|mjs)$/.test(path)
/** Tests, what they share, and the programs they start. */
export const isTest = (path) => /\.(test|fixture)\.tsx?$|\/testing\.ts$|\/conformance\//.test(path)

/** Line of a position in a text, from 1. */
export const lineAt = (text, position) => text.slice(0, position).split('\n').length
