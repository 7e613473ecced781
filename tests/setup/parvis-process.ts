import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('../../', import.meta.url))

export interface ParvisProcess {
  /** Address it serves; empty for a worker. */
  url: string
  pid: number
  /** Everything it printed so far. */
  output(): string
  /** As Ctrl-C: drains and stops. */
  stop(): Promise<void>
  kill(): Promise<void>
}

const START_MS = 60_000

/** A real Parvis in a process of its own. Fails with what it printed when it does not become ready. */
export async function startParvis(env: Record<string, string>): Promise<ParvisProcess> {
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const output = () => lines.join('\n')
  const url = await becomesReady(child, lines, env.ROLE === 'worker').catch((error: Error) => {
    child.kill('SIGKILL')
    throw new Error(`${error.message}\n${output()}`)
  })
  return {
    url,
    pid: child.pid ?? 0,
    output,
    stop: () => end(child, 'SIGINT'),
    kill: () => end(child, 'SIGKILL'),
  }
}

function becomesReady(child: ChildProcess, lines: string[], worker: boolean): Promise<string> {
  return new Promise((ready, failed) => {
    const late = setTimeout(() => failed(new Error('Parvis is not ready after a minute')), START_MS)
    const hear = (line: string) => {
      lines.push(line)
      const url = line.match(/ready: (http\S+)/)?.[1]
      if (!url && !(worker && line.endsWith(' ready'))) return
      clearTimeout(late)
      ready(url ?? '')
    }
    for (const stream of [child.stdout, child.stderr])
      if (stream) createInterface({ input: stream }).on('line', hear)
    child.once('exit', (code) => failed(new Error(`Parvis ended with code ${code}`)))
  })
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

/** Runs the command line; gives what it printed. Rejects when it exits with another code than 0. */
export async function parvis(env: Record<string, string>, ...words: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['src/cli.ts', ...words], {
    cwd: root,
    env: { ...process.env, ...env },
  })
  return stdout.trim()
}
