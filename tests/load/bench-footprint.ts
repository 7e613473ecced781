import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchBrowser } from '../setup/browser.ts'
import { startParvis } from '../setup/parvis-process.ts'
import { setUpDemo, signIn } from '../setup/stage.ts'
import { machine } from './machine.ts'
import { memoryOfTrees } from './process-tree.ts'

/** Idle: after the first visit, when nobody has asked anything for this long. */
const QUIET_MS = 60_000
const LIMIT_MB = 300

const mb = (kilobytes: number): string => `${(kilobytes / 1024).toFixed(0)} MB`

async function postmasterOf(dataDir: string): Promise<number> {
  const pid = await readFile(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8')
  return Number(pid.split('\n')[0])
}

async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parvis-footprint-'))
  const env = { PARVIS_DATA: dataDir }
  await setUpDemo(env)
  const server = await startParvis(env)
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage({ locale: 'fr-FR' })
    await signIn(page, server.url)
    await browser.close()
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS))
    const memory = await memoryOfTrees([server.pid, await postmasterOf(dataDir)])
    const total = { rss: 0, pss: 0 }
    for (const { name, rss, pss } of memory.toSorted((a, b) => b.pss - a.pss)) {
      total.rss += rss
      total.pss += pss
      process.stdout.write(`${name.padEnd(16)} ${mb(pss).padStart(8)} (rss ${mb(rss)})\n`)
    }
    process.stdout.write(
      `\nresident memory of the whole tree, idle with the demo workspace, shared pages counted once: ${mb(total.pss)} (limit ${LIMIT_MB} MB; sum of rss ${mb(total.rss)})\n${machine()}\n`,
    )
    if (total.pss / 1024 > LIMIT_MB) process.exitCode = 1
  } finally {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

await main()
