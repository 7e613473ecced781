import { randomBytes } from 'node:crypto'
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Home } from './home.ts'
import { isAlive, startOf } from './process-state.ts'

/** A process writes its name as `pid start`: a later process that is given the same pid is not taken for it. */
const myName = (): string => `${process.pid} ${startOf(process.pid)}`

function isRunning(name: string): boolean {
  const [pid = '', start = ''] = name.split(' ')
  return isAlive(Number(pid)) && (start === '' || startOf(Number(pid)) === start)
}

/** Starting and stopping one server is done by one process at a time. A dead holder is put aside. */
export async function withLock<T>(home: Home, work: () => Promise<T>): Promise<T> {
  const lock = join(home.path, 'lock')
  const mine = join(home.path, `lock-${process.pid}-${randomBytes(4).toString('hex')}`)
  await writeFile(mine, myName())
  try {
    while (!(await taken(mine, lock))) if (!(await putAside(lock, mine))) await delay(25)
    try {
      return await work()
    } finally {
      await rm(lock, { force: true })
    }
  } finally {
    await rm(mine, { force: true })
  }
}

/** A hard link appears with its content or not at all, and never replaces another. */
const taken = (mine: string, lock: string): Promise<boolean> =>
  link(mine, lock).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false
      throw error
    },
  )

async function putAside(lock: string, mine: string): Promise<boolean> {
  const holder = await readFile(lock, 'utf8').catch(() => undefined)
  if (holder === undefined) return true
  if (isRunning(holder)) return false
  const aside = `${mine}-aside`
  await rename(lock, aside).catch(() => {})
  // Another waiter may have put the dead holder aside, and taken the lock, between our reading and our renaming.
  if ((await readFile(aside, 'utf8').catch(() => holder)) !== holder) await taken(aside, lock)
  await rm(aside, { force: true })
  return true
}

/** The processes that use the server: it stops with the last of them. Call within the lock. */
export async function enter(home: Home): Promise<{ leave(): Promise<'last' | 'others remain'> }> {
  const directory = join(home.path, 'users')
  await mkdir(directory, { recursive: true })
  const entry = `${process.pid}-${randomBytes(4).toString('hex')}`
  await writeFile(join(directory, entry), myName())
  return {
    leave: async () => {
      await rm(join(directory, entry), { force: true })
      return (await countUsers(home)) === 0 ? 'last' : 'others remain'
    },
  }
}

/** How many running processes use the server; the entries of dead ones are removed. Call within the lock. */
export async function countUsers(home: Home): Promise<number> {
  const directory = join(home.path, 'users')
  let running = 0
  for (const entry of await readdir(directory).catch(() => [])) {
    const name = await readFile(join(directory, entry), 'utf8').catch(() => '')
    if (isRunning(name)) running += 1
    else await rm(join(directory, entry), { force: true })
  }
  return running
}
