import { randomBytes } from 'node:crypto'
import { chmod, mkdir, open, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The keys of this installation, the newest first. Older ones only open what they sealed. */
export interface KeyRing {
  keys: readonly { id: number; bytes: Buffer }[]
}

const fileOf = (dataDir: string): string => join(dataDir, 'key')

const parse = (text: string): KeyRing => {
  const keys = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [id, value] = line.trim().split(' ')
      const bytes = Buffer.from(value ?? '', 'base64')
      if (!Number.isInteger(Number(id)) || bytes.length !== 32)
        throw new Error('The key file is damaged: restore it from a backup')
      return { id: Number(id), bytes }
    })
  if (keys.length === 0) throw new Error('The key file is empty: restore it from a backup')
  return { keys: keys.toSorted((a, b) => b.id - a.id) }
}

/** Reads the key file, making it (mode 0600) at the first start. Two processes that start together end with the same file. */
export async function loadKeys(dataDir: string): Promise<KeyRing> {
  await mkdir(dataDir, { recursive: true })
  const file = fileOf(dataDir)
  try {
    const handle = await open(file, 'wx', 0o600)
    await handle.writeFile(`1 ${randomBytes(32).toString('base64')}\n`)
    await handle.sync()
    await handle.close()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return parse(await readFile(file, 'utf8'))
}

/** Adds a key in front. What was sealed before stays readable; seal it again to retire the old key. */
export async function addKey(dataDir: string): Promise<KeyRing> {
  const ring = await loadKeys(dataDir)
  const next = Math.max(...ring.keys.map((key) => key.id)) + 1
  if (next > 255) throw new Error('This installation has used its 255 keys')
  const lines = [{ id: next, bytes: randomBytes(32) }, ...ring.keys].map(
    (key) => `${key.id} ${key.bytes.toString('base64')}`,
  )
  const temporary = `${fileOf(dataDir)}.new`
  await writeFile(temporary, `${lines.join('\n')}\n`, { mode: 0o600 })
  await chmod(temporary, 0o600)
  await rename(temporary, fileOf(dataDir))
  return loadKeys(dataDir)
}
