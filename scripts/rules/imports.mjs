import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseSync } from 'oxc-parser'
import { root } from '../root.mjs'
import { filesBelow, isCode, lineAt, read } from './source-files.mjs'

/** Every import of src: `{ from, to, line, erased }`, where `to` is a path of the project, `node:…` or a package. */
export function readImports() {
  return filesBelow('src').filter(isCode).flatMap(importsOf)
}

function importsOf(from) {
  const text = read(from)
  const { module, errors } = parseSync(from, text)
  if (errors.length > 0) throw new Error(`${from}: ${errors[0].message}`)
  const requests = [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      ...moduleRequest,
      erased: entries.length > 0 && entries.every((entry) => entry.isType),
    })),
    ...module.staticExports
      .flatMap((statement) => statement.entries)
      .filter((entry) => entry.moduleRequest)
      .map((entry) => ({ ...entry.moduleRequest, erased: entry.isType })),
    // The parser's record leaves out import types: one pattern finds them and dynamic imports.
    ...[...text.matchAll(/\bimport\(\s*(['"])([^'"]+)\1/g)].map((found) => ({
      value: found[2],
      start: found.index,
      erased: false,
    })),
  ]
  return requests.map(({ value, start, erased }) => ({
    from,
    to: resolve(from, value),
    line: lineAt(text, start),
    erased,
  }))
}

function resolve(from, request) {
  if (!request.startsWith('.')) return request
  const path = posix.join(posix.dirname(from), request.replace(/\?.*$/, ''))
  return existsSync(join(root, path)) ? path : `missing ${path}`
}
