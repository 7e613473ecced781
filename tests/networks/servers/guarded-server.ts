import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asServerUser, giveToServerUser } from './server-user.ts'

export interface GuardedServer {
  folder: string
  /** Ends the server and removes its folder; may be called twice. */
  stop(): Promise<void>
}

export interface ServerCommand {
  name: string
  /** Started in a new folder of the server's own; whatever it prepares or writes belongs there. */
  command: string[]
  env?: Record<string, string>
  /** Puts files into the folder before the command starts. */
  fill?(folder: string): Promise<void>
  /** Runs it as the user of the tests, when that one alone can read what it needs. */
  ownUser?: boolean
  /** What the server prints once it takes requests. */
  ready: RegExp
  seconds?: number
  stopSignal?: 'INT' | 'TERM'
}

const guard = join(import.meta.dirname, 'guard.sh')
const keptOutput = 16_384

/** Starts a server under guard.sh and resolves once it says that it is ready. */
export async function startGuarded(server: ServerCommand): Promise<GuardedServer> {
  const folder = await mkdtemp(join(tmpdir(), `parvis-${server.name.toLowerCase()}-`))
  try {
    await server.fill?.(folder)
    await giveToServerUser(folder)
  } catch (error) {
    await rm(folder, { recursive: true })
    throw error
  }
  return startIn(folder, server)
}

function startIn(folder: string, server: ServerCommand): Promise<GuardedServer> {
  const { name, ready, seconds = 60, stopSignal = 'TERM' } = server
  const command = server.ownUser ? server.command : asServerUser(server.command)
  const child = spawn(guard, [folder, stopSignal, ...command], {
    detached: true, // Ctrl-C in the terminal must reach the guard as an end of input, in order
    cwd: folder,
    env: { ...process.env, LC_ALL: 'C.UTF-8', HOME: folder, TMPDIR: folder, ...server.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const stop = async () => {
    child.stdin.end()
    await exited
  }
  return new Promise((resolve, reject) => {
    let output = ''
    const fail = (why: string) => {
      clearTimeout(timer)
      void stop().then(() => reject(new Error(`${name} ${why}\n${output}`)))
    }
    const timer = setTimeout(() => fail(`was not ready after ${seconds} s`), seconds * 1000)
    const listen = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-keptOutput)
      if (!ready.test(output)) return
      clearTimeout(timer)
      resolve({ folder, stop })
    }
    child.stdin.on('error', () => {}) // the guard may end before we do
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('error', (error) => fail(`could not be started: ${error.message}`))
    void exited.then(() => fail('ended before it was ready'))
  })
}
