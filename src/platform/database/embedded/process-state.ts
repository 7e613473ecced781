import { readFileSync, readlinkSync } from 'node:fs'

/** Whether a process runs. A zombie does not, although signals still find it: its parent never collected it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return statFields(pid)?.[0] !== 'Z'
}

/** When a process began, in clock ticks since boot: with its id it names one process for good. `''` outside Linux. */
export const startOf = (pid: number): string => statFields(pid)?.[19] ?? ''

/** Its working directory, `undefined` where the system does not tell. */
export function workingDirectory(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

/** The fields after the command's name, which itself may hold spaces and brackets. */
function statFields(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}
