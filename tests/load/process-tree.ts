import { readdir, readFile } from 'node:fs/promises'

interface Memory {
  name: string
  /** Kilobytes. Shared pages are counted in each process (rss), or divided among them (pss). */
  rss: number
  pss: number
}

const numberOf = (text: string, field: string): number =>
  Number(text.match(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm'))?.[1] ?? 0)

async function childrenByParent(): Promise<Map<number, number[]>> {
  const children = new Map<number, number[]>()
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => null)
    const parent = Number(stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    if (stat) children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  return children
}

async function memoryOf(pid: number): Promise<Memory> {
  const [rollup, name] = await Promise.all([
    readFile(`/proc/${pid}/smaps_rollup`, 'utf8'),
    readFile(`/proc/${pid}/comm`, 'utf8'),
  ])
  return { name: name.trim(), rss: numberOf(rollup, 'Rss'), pss: numberOf(rollup, 'Pss') }
}

/** Resident memory of these processes and all below them. Linux only. */
export async function memoryOfTrees(roots: readonly number[]): Promise<Memory[]> {
  const children = await childrenByParent()
  const pids: number[] = []
  const visit = (pid: number) => {
    pids.push(pid)
    for (const child of children.get(pid) ?? []) visit(child)
  }
  for (const root of roots) visit(root)
  return Promise.all(pids.map(memoryOf))
}
