import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { open, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import type { Door } from './door.ts'
import { EmbeddedError } from './embedded-error.ts'
import type { Home } from './home.ts'
import { becomesReady, removeStaleNotes } from './postmaster.ts'
import { serverEnvironment } from './runner.ts'

const logFile = (home: Home): string => join(home.path, 'server.log')

/**
 * Starts the server and waits until it serves. After a kill of the postmaster its sessions live on for a moment and
 * hold the shared memory: the start is tried again for 20 s, only for that reason.
 */
export async function launch(
  home: Home,
  binaries: Binaries,
  door: Door,
  options: string[],
  say: (line: string) => void,
): Promise<number> {
  await keepLogSmall(home)
  const giveUp = Date.now() + 20_000
  for (;;) {
    await removeStaleNotes(home, door)
    const pid = spawnServer(home, binaries, options)
    if (pid && (await becomesReady(home, pid, () => say('PostgreSQL recovers what was in flight…'))))
      return pid
    const reason = await lastWords(home)
    if (!/pre-existing shared memory|postmaster\.pid/.test(reason) || Date.now() > giveUp)
      throw new EmbeddedError(
        'database.doesNotStart',
        `PostgreSQL does not start:\n${reason}`,
        `Its log is ${logFile(home)}.`,
      )
    await delay(150)
  }
}

/** In a session of its own: Ctrl-C reaches Parvis alone, which drains before it stops the server. */
function spawnServer(home: Home, binaries: Binaries, options: string[]): number | undefined {
  const log = openSync(logFile(home), 'a', 0o600)
  try {
    const child = spawn(binaries.program('postgres'), options, {
      ...home.runner,
      cwd: home.cluster,
      env: serverEnvironment(),
      detached: true,
      windowsHide: true,
      stdio: ['ignore', log, log],
    })
    // A failure to spawn leaves `pid` undefined; the log has no word of it.
    child.on('error', () => {})
    child.unref()
    return child.pid
  } finally {
    closeSync(log)
  }
}

async function keepLogSmall(home: Home): Promise<void> {
  const { size } = await stat(logFile(home)).catch(() => ({ size: 0 }))
  if (size > 5_000_000) await truncate(logFile(home))
}

async function lastWords(home: Home): Promise<string> {
  const file = await open(logFile(home), 'r')
  try {
    const { size } = await file.stat()
    const length = Math.min(size, 2000)
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length)
    return buffer.toString('utf8').trimEnd().split('\n').slice(-6).join('\n')
  } finally {
    await file.close()
  }
}
