import { createHash } from 'node:crypto'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import manifest from '../bluesky/package.json' with { type: 'json' }
import { runStep } from './run-step.ts'

const recipe = join(import.meta.dirname, '../bluesky')
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'parvis')
const stampFile = 'parvis-stamp'
const abandonedAfterMs = 60 * 60_000

/** Where the Bluesky development network is installed: outside the checkout, once per version. */
export const blueskyFolder = join(cache, `bluesky-${manifest.dependencies['@atproto/dev-env']}`)

/** The folder of the Node 22 that runs it: the network's native modules crash on later ones. */
export const node22Folder = (installed = blueskyFolder) =>
  join(installed, 'node_modules', `node-linux-${process.arch === 'arm64' ? 'arm64' : 'x64'}`)

/** Installs the network unless the folder's stamp says that this very lockfile is there already. */
export async function ensureBlueskyFolder(say: (line: string) => void): Promise<void> {
  const stamp = await expectedStamp()
  if (await isInstalled(stamp)) return
  say('Installing the Bluesky development network (3 to 4 minutes, once)')
  await mkdir(cache, { recursive: true })
  await removeUnfinished()
  const building = await mkdtemp(join(cache, 'building-'))
  try {
    await build(building)
    await writeFile(join(building, stampFile), stamp)
    if (await isInstalled(stamp)) return // another run was quicker and may be using it
    await rm(blueskyFolder, { recursive: true, force: true })
    await rename(building, blueskyFolder)
  } finally {
    await rm(building, { recursive: true, force: true })
  }
}

async function expectedStamp(): Promise<string> {
  const lock = await readFile(join(recipe, 'package-lock.json'))
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`
}

async function isInstalled(stamp: string): Promise<boolean> {
  return (await readFile(join(blueskyFolder, stampFile), 'utf8').catch(() => '')) === stamp
}

// A build killed half-way leaves its folder; a recent one may still be at work in another checkout.
async function removeUnfinished(): Promise<void> {
  for (const name of await readdir(cache)) {
    const folder = join(cache, name)
    if (!name.startsWith('building-') || Date.now() - (await stat(folder)).mtimeMs < abandonedAfterMs)
      continue
    await rm(folder, { recursive: true, force: true })
  }
}

async function build(folder: string): Promise<void> {
  for (const file of ['package.json', 'package-lock.json'])
    await copyFile(join(recipe, file), join(folder, file))
  const npm = (what: string, args: string[], env: Record<string, string> = {}) =>
    runStep(what, 'npm', args, { cwd: folder, env, minutes: 15 })
  // Install scripts would compile for the Node that runs npm; the one module that needs compiling is done below.
  await npm('npm ci of the Bluesky network', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'])
  const node = node22Folder(folder)
  await npm('Compiling better-sqlite3', ['rebuild', 'better-sqlite3', '--foreground-scripts'], {
    PATH: `${join(node, 'bin')}:${process.env.PATH ?? ''}`,
    npm_config_nodedir: node,
  })
  const load = "const D = require('better-sqlite3'); new D(':memory:').close()"
  await runStep('Loading better-sqlite3', join(node, 'bin/node'), ['-e', load], { cwd: folder, minutes: 1 })
}
