import { readFileSync } from 'node:fs'

/** Calls back when npm, which runs this script, was killed without telling it. Linux only; elsewhere nobody knows. */
export function onParentGone(act) {
  if (!process.env.npm_lifecycle_event) return
  const npm = [process.ppid, parentOf(process.ppid)].find((pid) => commandOf(pid).includes('npm'))
  if (npm === undefined) return
  setInterval(() => commandOf(npm) === '' && act(), 250).unref()
}

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return 0
  }
}
