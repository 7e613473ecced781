import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rename, unlink } from 'node:fs/promises'
import { join } from 'node:path'

/** The keys of this installation, the newest first. Older ones only open what they sealed. */
export interface KeyRing {
  keys: readonly { id: number; bytes: Buffer }[]
}

const MOST_KEYS = 255

const fileOf = (dataDir: string): string => join(dataDir, 'key')

const parse = (text: string, file: string): KeyRing => {
  const damaged = () => new Error(`The key file ${file} is damaged: restore it from a backup`)
  const keys = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [id, value] = line.trim().split(' ')
      const bytes = Buffer.from(value ?? '', 'base64')
      // One byte in front of each sealed value names its key.
      if (!/^[1-9]\d{0,2}$/.test(id ?? '') || Number(id) > MOST_KEYS || bytes.length !== 32) throw damaged()
      return { id: Number(id), bytes }
    })
  if (keys.length === 0 || new Set(keys.map((key) => key.id)).size !== keys.length) throw damaged()
  return { keys: keys.toSorted((a, b) => b.id - a.id) }
}

/** Reads the key file, making it (mode 0600) at the first start. Two processes that start together end with the same file. */
export async function loadKeys(dataDir: string): Promise<KeyRing> {
  await mkdir(dataDir, { recursive: true })
  const file = fileOf(dataDir)
  const text = await readFile(file, 'utf8').catch(unlessAbsent)
  if (text !== undefined) return parse(text, file)
  const written = await writeAside(file, `1 ${randomBytes(32).toString('base64')}\n`)
  // A link appears whole or not at all, and never replaces the file of another process.
  await link(written, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await unlink(written)
  return parse(await readFile(file, 'utf8'), file)
}

const unlessAbsent = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error
}

async function writeAside(file: string, text: string): Promise<string> {
  const aside = `${file}.${randomBytes(6).toString('hex')}`
  const handle = await open(aside, 'wx', 0o600)
  await handle.writeFile(text)
  await handle.sync()
  await handle.close()
  return aside
}

/** Adds a key in front. What was sealed before stays readable; seal it again to retire the old key. */
export async function addKey(dataDir: string): Promise<KeyRing> {
  const ring = await loadKeys(dataDir)
  const next = Math.max(...ring.keys.map((key) => key.id)) + 1
  if (next > MOST_KEYS) throw new Error(`This installation has used its ${MOST_KEYS} keys`)
  const lines = [{ id: next, bytes: randomBytes(32) }, ...ring.keys].map(
    (key) => `${key.id} ${key.bytes.toString('base64')}`,
  )
  await rename(await writeAside(fileOf(dataDir), `${lines.join('\n')}\n`), fileOf(dataDir))
  return loadKeys(dataDir)
}
