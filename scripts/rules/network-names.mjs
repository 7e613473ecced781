import { allowedFiles, ordinaryWords } from './network-names-allowed.mjs'
import { filesBelow, isTest, lineAt, read } from './source-files.mjs'

/** Rule 9: the names are those of the folders and of the manifests, so that a new network is watched from its first day. */
export function networkNames() {
  const names = namesOfNetworks()
  if (names.length === 0) return []
  const pattern = new RegExp(
    names.map((name) => name.replaceAll(/[^\p{L}\p{N}]+/gu, '[^\\p{L}\\p{N}]*')).join('|'),
    'giu',
  )
  return [...filesBelow('src'), ...filesBelow('migrations')].filter(isWatched).flatMap((file) => {
    const text = read(file)
    return [...text.matchAll(pattern)].map((found) => ({
      file,
      line: lineAt(text, found.index),
      message: `9. “${found[0]}” is the name of a network: ask what it can do instead.`,
    }))
  })
}

function namesOfNetworks() {
  const manifests = filesBelow('src/networks').filter((path) =>
    /^src\/networks\/[^/]+\/manifest\.ts$/.test(path),
  )
  const names = manifests.flatMap((path) => {
    const [, , folder] = path.split('/')
    if (folder === 'kit') return []
    const text = read(path)
    const [, id = folder] = text.match(/\bid: '([^']+)'/) ?? []
    const [, name = folder] = text.match(/\bname: '([^']+)'/) ?? []
    return [folder, id, ...name.split(/,\s*/)]
  })
  return [...new Set(names.map((name) => name.toLowerCase()))].filter((name) => !(name in ordinaryWords))
}

const isWatched = (file) =>
  !file.startsWith('src/networks/') &&
  /\.(tsx?|css|json|sql)$/.test(file) &&
  !isTest(file) &&
  !Object.keys(allowedFiles).some(
    (prefix) => file.startsWith(prefix) || (prefix.startsWith('*') && file.includes(prefix.slice(1))),
  )
