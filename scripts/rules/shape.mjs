import { dataTables } from './data-tables.mjs'
import { filesBelow, isCode, read } from './source-files.mjs'

const vague = /(^|\/)(utils?|helpers?|commons?|misc|managers?)(\/|$)/

/** Rule 10: a folder is named for what it holds. The rest of rule 10 is in biome.json. */
export const folders = () =>
  [...new Set(['src', 'scripts', 'tests'].flatMap(filesBelow).map((path) => path.replace(/\/[^/]*$/, '')))]
    .filter((folder) => vague.test(folder))
    .map((file) => ({ file, message: '10. This folder’s name says nothing of what it holds.' }))

const LONGEST = 300
const MEDIAN = 70

/** Rule 11: a file holds one idea. */
export function lengths() {
  const files = ['src', 'scripts', 'tests']
    .flatMap(filesBelow)
    .filter((path) => isCode(path) && !(path in dataTables))
  const counted = files.map((file) => ({ file, lines: read(file).trimEnd().split('\n').length }))
  const found = counted
    .filter(({ lines }) => lines > LONGEST)
    .map(({ file, lines }) => ({
      file,
      message: `11. ${lines} lines: ${LONGEST} at most. Which ideas does it hold?`,
    }))
  const ofProduct = counted
    .filter(({ file }) => file.startsWith('src/'))
    .map(({ lines }) => lines)
    .sort((a, b) => a - b)
  const median = ofProduct[Math.floor(ofProduct.length / 2)] ?? 0
  if (median > MEDIAN)
    found.push({
      file: 'src',
      message: `11. Half of the files have ${median} lines or more: ${MEDIAN} at most.`,
    })
  return found
}
