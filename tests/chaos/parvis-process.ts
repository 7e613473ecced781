import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { appendFile, readFile, readlink, realpath } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('../../', import.meta.url))
const run = promisify(execFile)

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

/** The real program, as an operator runs it, over one data folder. It dies by `kill -9` and comes back. */
export async function openParvis(dataDir: string) {
  const port = await freePort()
  const env = {
    PATH: process.env.PATH,
    PARVIS_DATA: dataDir,
    PORT: String(port),
    LOG_LEVEL: 'error',
    EXCHANGE_SECONDS: '2',
    ALLOW_PRIVATE_HOSTS: '127.0.0.1',
    EXTRA_NETWORKS: 'tests/scripted-network/network.ts,tests/scripted-network/blind-network.ts',
  }
  const log = join(dataDir, 'output.log')
  let child: ChildProcess | null = null
  let ended: Promise<void> = Promise.resolve()

  const isUp = () =>
    fetch(`http://127.0.0.1:${port}/api/v1/instance`, { signal: AbortSignal.timeout(1000) }).then(
      (answer) => answer.ok,
      () => false,
    )

  return {
    url: `http://127.0.0.1:${port}`,
    log,
    cli: async (...words: string[]) =>
      (
        await run(process.execPath, ['src/cli.ts', ...words], { cwd: root, env, timeout: 60_000 })
      ).stdout.trim(),
    start() {
      const started = spawn(process.execPath, ['src/main.ts'], {
        cwd: root,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      child = started
      for (const stream of [started.stdout, started.stderr])
        stream.on('data', (bytes: Buffer) => void appendFile(log, bytes))
      ended = new Promise((resolve) => started.once('exit', () => resolve()))
    },
    /** True once it answers; false when it ended by itself. */
    async ready(): Promise<boolean> {
      while (child?.exitCode === null && child.signalCode === null) {
        if (await isUp()) return true
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      return false
    },
    /** As a power cut does, the database's postmaster with it when asked. */
    async kill(withDatabase: boolean): Promise<void> {
      const postmaster = withDatabase ? await postmasterOf(dataDir) : undefined
      if (postmaster) process.kill(postmaster, 'SIGKILL')
      child?.kill('SIGKILL')
      await ended
    },
    async stop(): Promise<void> {
      child?.kill('SIGTERM')
      await ended
    },
  }
}

/** The running postmaster of this data folder; a pid file may outlive it, and its number may be another program's by then. */
const postmasterOf = async (dataDir: string): Promise<number | undefined> => {
  const cluster = join(await realpath(dataDir), 'cluster')
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number(text.split('\n')[0])
  const works = await readlink(`/proc/${pid}/cwd`).catch(() => '')
  return works === cluster ? pid : undefined
}

export type Parvis = Awaited<ReturnType<typeof openParvis>>
