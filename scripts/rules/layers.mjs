import { readImports } from './imports.mjs'
import { isTest } from './source-files.mjs'

/** Rooms that are not parts of the job: each has rules of its own. The command line is an entry, as main.ts is. */
const ground = new Set(['platform', 'networks', 'language', 'web', 'cli'])

const contract = /^src\/[^/]+\/contract\.ts$/
/** Files of the server that run in the browser as they are, and import nothing that does not. */
const pure =
  /^src\/(platform\/(intl\/(typography|message-text)|http\/contract|context\/index)\.ts$|networks\/kit\/(?!conformance)|language\/)/

/** What the import of one file of ours by another breaks, or nothing. */
function broken(from, to, erased) {
  const [, room, second] = from.split('/')
  const [, other, inOther] = to.split('/')
  const inRoom = from.split('/').length > 2
  const within = (path) => to.startsWith(path)

  if (room === 'platform' && other !== 'platform') return '1. platform/ imports only platform/.'
  if (room === 'networks' && second === 'kit' && !within('src/networks/kit/'))
    return '2. networks/kit imports nothing of ours.'
  if (room === 'networks' && !within('src/networks/')) return '2. A network imports the kit and itself.'
  if (room === 'networks' && second.endsWith('.ts')) return
  if (room === 'networks' && !within(`src/networks/${second}/`) && !within('src/networks/kit/'))
    return '2. A network imports the kit and itself.'
  if (room === 'language' && other !== 'language') return '3. language/ imports nothing of ours.'
  if (room !== 'networks' && other === 'networks' && inOther !== 'kit' && inOther !== 'index.ts')
    return '6. Only networks/index.ts imports a network.'
  if ((contract.test(from) || pure.test(from)) && !isTest(from) && !erased && !goesToTheBrowser(room, to))
    return '5. It goes to the browser with all it imports: contracts, pure files and its own words only.'
  if (room === 'web' || (inRoom && second === 'web')) return brokenByWeb(room, to)
  if (!inRoom) return brokenAtTheTop(from, to)
  if (other === room || other === 'platform' || other === 'networks' || other === 'language') return
  if (to.split('/').length === 2 && room === 'cli') return
  if (to.split('/').length === 2) return '4. Only the entry points import app.ts and its neighbours.'
  if (!/^src\/[^/]+\/(index|contract)\.ts$/.test(to))
    return '4. Another room is entered by its index.ts or contract.ts.'
}

const goesToTheBrowser = (room, to) =>
  contract.test(to) || pure.test(to) || to.startsWith(`src/${room}/messages/`)

function brokenByWeb(room, to) {
  const [, other, folder] = to.split('/')
  if (other === 'web' || contract.test(to) || pure.test(to)) return
  if (folder === 'web' && (room === 'web' || other === room)) return
  if (folder === 'messages' && (room === 'web' || other === room || other === 'platform')) return
  return '5. Code of the browser imports contracts and src/web, never the server.'
}

function brokenAtTheTop(from, to) {
  const [, other, file] = to.split('/')
  if (file === undefined || ground.has(other) || from === 'src/app.ts') return
  return '6. Only app.ts imports the capabilities.'
}

/** Rules 1 to 7 of the architecture, on every import of src. */
export function layers() {
  const found = []
  const edges = new Map()
  for (const { from, to, line, erased } of readImports()) {
    const say = (message) => found.push({ file: from, line, message })
    if (to.startsWith('missing ')) say(`imports ${to.slice(8)}, which does not exist.`)
    else if (to.startsWith('tests/') && !isTest(from)) say('The product imports no test.')
    else if (to.startsWith('node:') && isBrowser(from)) say('5. Code of the browser imports nothing of Node.')
    if (!to.startsWith('src/')) continue
    const message = broken(from, to, erased)
    if (message) say(`${message} (${to})`)
    edges.set(from, [...(edges.get(from) ?? []), { to, line }])
  }
  return [...found, ...cycles(edges)]
}

const isBrowser = (path) =>
  !isTest(path) && (/^src\/([^/]+\/)?web\//.test(path) || contract.test(path) || pure.test(path))

function cycles(edges) {
  const found = []
  const state = new Map()
  const visit = (file, trail) => {
    state.set(file, 'open')
    for (const { to, line } of edges.get(file) ?? []) {
      if (state.get(to) === 'open') {
        const ring = [...trail.slice(trail.indexOf(to)), to].map((path) => path.slice(4)).join(' → ')
        found.push({ file, line, message: `7. Imports go round: ${ring}.` })
      } else if (!state.has(to)) visit(to, [...trail, to])
    }
    state.set(file, 'done')
  }
  for (const file of edges.keys()) if (!state.has(file)) visit(file, [file])
  return found
}
