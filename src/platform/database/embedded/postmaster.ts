import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import type { Door } from './door.ts'
import { EmbeddedError } from './embedded-error.ts'
import type { Home } from './home.ts'
import { isAlive, workingDirectory } from './process-state.ts'
import { runAs } from './runner.ts'

export interface Postmaster {
  pid: number
  ready: boolean
}

const pidFile = (home: Home): string => join(home.cluster, 'postmaster.pid')

/** The running server of this home, whoever started it. */
export async function findPostmaster(home: Home): Promise<Postmaster | undefined> {
  const text = await readFile(pidFile(home), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (!(pid > 0 && isAlive(pid))) return undefined
  // A postmaster works in its data directory. After a reboot its pid may be another program's.
  const directory = workingDirectory(pid)
  if (directory !== undefined && directory !== home.cluster) return undefined
  return { pid, ready: lines[7]?.trim() === 'ready' }
}

/** A server killed with -9 leaves notes of its pid, which the next one would respect if the pid is a zombie or reused. */
export async function removeStaleNotes(home: Home, door: Door): Promise<void> {
  if (await findPostmaster(home)) return
  await rm(pidFile(home), { force: true })
  if (door.socketLock) await rm(door.socketLock, { force: true })
}

/** Whether it was started with these very arguments: those of another release of Parvis may differ. */
export async function wasStartedWith(home: Home, options: string[]): Promise<boolean> {
  const text = await readFile(join(home.cluster, 'postmaster.opts'), 'utf8').catch(() => '')
  return text.trimEnd().endsWith(options.map((option) => ` "${option}"`).join(''))
}

/** Waits until it serves; `false` if it ends before. Recovery after a crash may take long: `say` is told. */
export async function becomesReady(home: Home, pid: number, say: () => void): Promise<boolean> {
  for (let waited = 0; isAlive(pid); waited += 10) {
    const found = await findPostmaster(home)
    if (found?.pid === pid && found.ready) return true
    if (waited > 0 && waited % 5000 === 0) say()
    await delay(10)
  }
  return false
}

/** Ends sessions, writes everything, stops; 30 s at most, then as after a crash: nothing committed is lost. */
export async function stopPostmaster(home: Home, binaries: Binaries, pid: number): Promise<void> {
  if (process.platform === 'win32') {
    await runAs(
      home.runner,
      binaries.program('pg_ctl'),
      ['stop', '-D', home.cluster, '-m', 'fast'],
      home.path,
    )
    return
  }
  for (const [signal, patience] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5000],
  ] as const) {
    if (isAlive(pid)) process.kill(pid, signal)
    for (let waited = 0; waited < patience && isAlive(pid); waited += 10) await delay(10)
    if (!isAlive(pid)) return
  }
  throw new EmbeddedError(
    'database.doesNotStop',
    `PostgreSQL (process ${pid}) does not stop.`,
    `Its log is ${join(home.path, 'server.log')}.`,
  )
}
