import { execFile } from 'node:child_process'
import { access, rm, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { runStep } from './run-step.ts'
import { StepFailed } from './step-failed.ts'

const query = promisify(execFile)

const needed = [
  'postgresql-15',
  'redis-server',
  'mariadb-server',
  'wordpress',
  'wordpress-theme-twentytwentythree', // without a theme every page of the site is empty
  'php-cli',
  'php-mysql',
  'php-gd',
  'php-xml',
  'php-curl',
  'php-mbstring',
  // better-sqlite3 is compiled for the Node that runs the Bluesky network.
  'g++',
  'make',
  'python3',
]

// Debian asks this script before a package starts its service: 101 means no.
const policy = '/usr/sbin/policy-rc.d'

/** Installs the Debian packages the servers are made of, only those missing, and starts none of their services. */
export async function ensureDebianPackages(say: (line: string) => void): Promise<void> {
  const present = await installedPackages()
  const missing = needed.filter((name) => !present.has(name))
  if (missing.length === 0) return
  if (process.getuid?.() !== 0)
    throw new StepFailed(`Run this as root once: apt-get install ${missing.join(' ')}`)
  say(`Installing Debian packages: ${missing.join(' ')}`)
  const env = { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' }
  await runStep('apt-get update', 'apt-get', ['update', '-q'], { env, minutes: 5 })
  await withoutServices(() =>
    runStep('apt-get install', 'apt-get', ['install', '-q', '-y', '--no-install-recommends', ...missing], {
      env,
      minutes: 20,
    }),
  )
}

async function installedPackages(): Promise<Set<string>> {
  // dpkg-query exits 1 when it does not know one of the names, and still prints the others.
  const format = '$' + '{Package} $' + '{db:Status-Status}\n'
  const printed = await query('dpkg-query', ['-W', '-f', format, ...needed]).then(
    (result) => result.stdout,
    (error: { code?: unknown; stdout?: string }) => {
      if (error.code === 'ENOENT')
        throw new StepFailed('The test servers are Debian packages: dpkg is not here.')
      return error.stdout ?? ''
    },
  )
  const lines = printed.split('\n').filter((line) => line.endsWith(' installed'))
  return new Set(lines.map((line) => line.slice(0, line.indexOf(' '))))
}

async function withoutServices(install: () => Promise<void>): Promise<void> {
  const theirs = await access(policy).then(
    () => true,
    () => false,
  )
  if (theirs) return install() // containers come with a policy of their own, which forbids services too
  await writeFile(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    await install()
  } finally {
    await rm(policy, { force: true })
  }
}
