import { readFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { flushCompileCache } from 'node:module'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type ServerType, serve } from '@hono/node-server'
import { type App, createApp } from './app.ts'
import { type Ground, openGround } from './ground.ts'
import { assertCoherent, type Network } from './networks/kit/index.ts'
import { loadConfig } from './platform/config/index.ts'
import { type Loop, startLoop } from './platform/jobs/index.ts'
import { createLog } from './platform/log/index.ts'

/** What is under way at Ctrl-C has this long to end; then its exchanges are cut and looked up at the next start. */
const DRAIN_MS = 8000

/** An answer under way at Ctrl-C has this long to reach its reader. */
const ANSWER_MS = 2000

const started = performance.now()
const say = (line: string): void =>
  void process.stdout.write(`${((performance.now() - started) / 1000).toFixed(2).padStart(6)} s  ${line}\n`)
const complain = (error: Error): void =>
  void process.stderr.write(`\nParvis could not go on: ${error.message}\n`)

async function main(): Promise<void> {
  const config = loadConfig()
  const log = createLog(config.LOG_LEVEL)
  const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'))
  say(
    config.DATABASE_URL
      ? 'database: the server of DATABASE_URL'
      : `database: inside, in ${resolve(config.PARVIS_DATA)}`,
  )
  const ground = await openGround(config, log, version, say)
  const draining = new AbortController()
  let origin = config.PUBLIC_URL?.replace(/\/$/, '') ?? ''
  const app = createApp(ground, {
    origin: () => origin,
    extraNetworks: await Promise.all(config.EXTRA_NETWORKS.map(loadNetwork)),
    drain: draining.signal,
  })
  for (const network of app.networks.all()) assertCoherent(network)
  await ground.hub.start()
  say(`database ready, ${app.networks.all().length} networks`)
  const server = config.ROLE === 'worker' ? null : await listen(app, ground)
  if (server && !origin) origin = addressOf(server)
  const loops = config.ROLE === 'web' ? [] : startLoops(app, ground)
  if (loops.length > 0) say('working: reading channels, sending what is due')
  if (server) {
    const link = await app.accounts.firstOwnerLink()
    say(`ready: ${origin}`)
    if (link) say(`first visit, open this link once to create the owner:\n\n          ${link}\n`)
  } else say('ready')
  // Written now, so that even a kill -9 leaves the next start fast.
  flushCompileCache()
  onStop(() => drain(ground, server, loops, draining))
}

async function loadNetwork(path: string): Promise<Network> {
  const module = await import(pathToFileURL(resolve(path)).href)
  if (!module.network?.manifest)
    throw new Error(`EXTRA_NETWORKS: ${path} does not export "network" (docs/add-a-network.md)`)
  return module.network
}

const listen = (app: App, { config }: Ground): Promise<ServerType> =>
  new Promise((done, failed) => {
    const server = serve({ fetch: app.http.fetch, port: config.PORT, hostname: config.HOST }, () =>
      done(server),
    )
    server.once('error', (error: NodeJS.ErrnoException) =>
      failed(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${config.PORT} is taken. Stop what uses it, or set PORT.`)
          : error,
      ),
    )
  })

function addressOf(server: ServerType): string {
  const { address, family, port } = server.address() as AddressInfo
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}

function startLoops({ works }: App, { clock, hub, log }: Ground): Loop[] {
  const woken = works.woken.map((work) => startLoop(work, clock, log))
  hub.onAnything(() => {
    for (const loop of woken) loop.wake()
  })
  return [...woken, ...[...works.timed, ...works.lasting].map((work) => startLoop(work, clock, log))]
}

async function drain(
  ground: Ground,
  server: ServerType | null,
  loops: Loop[],
  draining: AbortController,
): Promise<void> {
  say('stopping: no new request, what is under way ends')
  draining.abort()
  const cut = setTimeout(() => ground.stop.abort(), DRAIN_MS)
  const closed = server && closeServer(server)
  await Promise.all(loops.map((loop) => loop.stop()))
  await closed
  clearTimeout(cut)
  await ground.close()
  say('stopped')
}

/** Answers under way end; a browser that keeps its connection open to ask again is not waited for. */
async function closeServer(server: ServerType): Promise<void> {
  const closed = new Promise((done) => server.close(done))
  const http = server as Partial<Pick<Server, 'closeIdleConnections' | 'closeAllConnections'>>
  const idle = setInterval(() => http.closeIdleConnections?.(), 100)
  const all = setTimeout(() => http.closeAllConnections?.(), ANSWER_MS)
  await closed
  clearInterval(idle)
  clearTimeout(all)
}

/** Ctrl-C, a service manager, or a parent that died without a word. */
function onStop(act: () => Promise<void>): void {
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    act().then(
      () => process.exit(0),
      (error) => {
        complain(error)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(signal, stop)
}

// A reader of these lines that goes away (`npm start | head`) is no reason to stop.
process.stdout.on('error', () => {})

main().catch((error: Error) => {
  complain(error)
  process.exit(1)
})
