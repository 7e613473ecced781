import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { chromiumInsideNpm } from './chromium-inside-npm.ts'

const flags = [
  // Tests run as root too, where Chromium has no sandbox; they only open pages of ours.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  // A machine without network would otherwise see it look for Google's hosts at every start.
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A headless browser: Chromium of this machine, else the one inside npm, which `PARVIS_BROWSER=npm` asks for. */
export async function launchBrowser(): Promise<Browser> {
  const ofMachine = process.env.PARVIS_BROWSER === 'npm' ? undefined : await chromiumOfMachine()
  if (ofMachine) return chromium.launch({ executablePath: ofMachine, args: flags, timeout: 60_000 })
  const { executablePath, env } = await chromiumInsideNpm()
  return chromium.launch({ executablePath, args: flags, env: { ...process.env, ...env }, timeout: 60_000 })
}

async function chromiumOfMachine(): Promise<string | undefined> {
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
  const paths = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ]
  for (const path of paths) {
    const runs = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (runs) return path
  }
  return undefined
}
