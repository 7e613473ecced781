import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)
const nobody = 65534
const isRoot = process.getuid?.() === 0

/** The command as the servers' user runs it: PostgreSQL and MariaDB refuse root, so root hands them to "nobody". */
export function asServerUser(command: string[]): string[] {
  if (!isRoot) return command
  return ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', '--', ...command]
}

/** Gives a folder and all it holds to the servers' user. */
export async function giveToServerUser(folder: string): Promise<void> {
  if (isRoot) await run('chown', ['-R', `${nobody}:${nobody}`, folder])
}

/** Runs a command to its end as the servers' user and gives back what it printed. */
export async function runAsServerUser(command: string[], cwd: string, env: Record<string, string> = {}) {
  const [program = '', ...args] = asServerUser(command)
  const { stdout } = await run(program, args, {
    cwd,
    timeout: 60_000,
    env: { ...process.env, HOME: cwd, ...env },
  })
  return stdout
}
