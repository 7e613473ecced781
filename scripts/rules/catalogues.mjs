import { parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { filesBelow, read } from './source-files.mjs'

/** Each catalogue says the same things, with the same values, in French and in English. */
export const catalogues = () =>
  filesBelow('src')
    .filter((path) => /\/messages\/(fr|en)\.json$/.test(path))
    .flatMap((file) => {
      const twin = file.endsWith('fr.json')
        ? file.replace(/fr\.json$/, 'en.json')
        : file.replace(/en\.json$/, 'fr.json')
      const ours = messagesOf(file)
      const theirs = messagesOf(twin)
      if (theirs === undefined) return [{ file, message: `has no twin ${twin}.` }]
      return [...ours].flatMap(([key, text]) => {
        const other = theirs.get(key)
        if (other === undefined) return [{ file: twin, message: `lacks ${key}.` }]
        if (text.trim() === '') return [{ file, message: `${key} is empty.` }]
        return compare(file, key, text, other)
      })
    })

function compare(file, key, text, other) {
  try {
    const values = valuesOf(text)
    // One of the two reports is enough.
    if (file.endsWith('en.json') || values === valuesOf(other)) return []
    return [{ file, message: `${key} has the values [${values}], in English [${valuesOf(other)}].` }]
  } catch (error) {
    return [{ file, message: `${key} is not an ICU message (${error.message}).` }]
  }
}

function messagesOf(file) {
  let tree
  try {
    tree = JSON.parse(read(file))
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw new Error(`${file}: ${error.message}`)
  }
  const flat = new Map()
  const walk = (node, path) => {
    for (const [key, value] of Object.entries(node)) {
      if (typeof value === 'string') flat.set([...path, key].join('.'), value)
      else walk(value, [...path, key])
    }
  }
  walk(tree, [])
  return flat
}

/** Names of the ICU arguments and tags of a message: `{name}`, `{count, plural, …}`, `<link>`. */
function valuesOf(text) {
  const names = new Set()
  const walk = (elements) => {
    for (const element of elements) {
      if (element.type === TYPE.tag) names.add(`<${element.value}>`)
      else if (element.type !== TYPE.literal && element.type !== TYPE.pound) names.add(element.value)
      for (const branch of Object.values(element.options ?? {})) walk(branch.value)
      walk(element.children ?? [])
    }
  }
  walk(parse(text))
  return [...names].sort().join(', ')
}
