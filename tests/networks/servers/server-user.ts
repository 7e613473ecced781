import { chown } from 'node:fs/promises'

const nobody = 65534
const isRoot = process.getuid?.() === 0

/** The command as the servers' user runs it: PostgreSQL and MariaDB refuse root, so root hands them to "nobody". */
export function asServerUser(command: string[]): string[] {
  if (!isRoot) return command
  return ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', '--', ...command]
}

/** Lets the servers' user read and write in a folder. */
export async function giveToServerUser(folder: string): Promise<void> {
  if (isRoot) await chown(folder, nobody, nobody)
}
