import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The system account of the server. PostgreSQL refuses to run as root. `undefined`: our own account. */
export type Runner = { uid: number; gid: number } | undefined

/** `nobody`: it exists everywhere by number, so that root needs no `useradd`. */
const NOBODY = 65534

/** As root, the account that owns the data already, or nobody. */
export async function chooseRunner(cluster: string): Promise<Runner> {
  if (process.getuid?.() !== 0) return undefined
  const owner = await stat(cluster).catch(() => undefined)
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return { uid: NOBODY, gid: NOBODY }
}

/** Asks the system itself, which alone knows of modes, access lists and mounts. */
export async function canEnter(runner: Runner, directory: string): Promise<boolean> {
  if (!runner) return true
  try {
    await run('/bin/sh', ['-c', 'cd -- "$1"', 'sh', directory], { ...runner, cwd: '/', timeout: 10_000 })
    return true
  } catch {
    return false
  }
}

/** Runs a program to its end as the runner. `cwd` must be a directory it can enter. */
export const runAs = (runner: Runner, file: string, args: string[], cwd: string) =>
  run(file, args, { ...runner, cwd, timeout: 120_000, env: serverEnvironment(), windowsHide: true })

/** Only what PostgreSQL needs: a `PGDATA` or an `LC_ALL` of the operator would bend it. */
export const serverEnvironment = (): NodeJS.ProcessEnv =>
  process.platform === 'win32'
    ? { SystemRoot: 'C:\\Windows', TZ: 'UTC' }
    : { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
