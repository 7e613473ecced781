import { createApp } from '../../src/app.ts'
import { connectChannel } from '../../src/channels/operations/connect-channel.ts'
import { systemActor } from '../../src/platform/context/index.ts'
import { scopeOf } from '../../src/platform/context/make.ts'
import { processAll } from '../../src/platform/jobs/index.ts'
import { createHub } from '../../src/platform/realtime/index.ts'
import { createWorld, type World } from '../world.ts'
import { network as blind } from './blind-network.ts'
import { network as scripted } from './network.ts'
import { type ScriptedOptions, startScriptedServer } from './server.ts'
import type { WireMessage } from './wire.ts'

/** A Parvis in this process with channels on a scripted server. Time is the world's: it moves when told. */
export async function createStage(options: ScriptedOptions = {}) {
  let world: World | undefined
  const server = await startScriptedServer({
    now: () => world?.clock.now() ?? new Date(),
    ...options,
  })
  world = await createWorld({
    networks: [scripted, blind],
    allowPrivateHosts: ['127.0.0.1'],
    settings: { EXCHANGE_SECONDS: '2' },
  })
  const { app, ground, workspace } = world
  const stage = world
  let count = 0

  /** Connects an account of the server; returns the channel's id. */
  const connect = async (account: string, network: 'scripted' | 'scripted-blind' = 'scripted') => {
    const doors = { ...ground, stop: ground.stop.signal, exchangeMs: 2000, networks: app.networks }
    const scope = scopeOf(ground.database, app.makeContext, workspace, systemActor)
    const id = await connectChannel(doors, scope, { network, fields: { address: server.url, account } })
    await stage.processAll()
    return id
  }

  /** A message of somebody, as the server would give it. */
  const message = (change: Partial<WireMessage> = {}): WireMessage => ({
    type: 'message',
    id: `m-${++count}`,
    author: 'lucie',
    isUs: false,
    text: `message ${count}`,
    sentAt: stage.clock.now().toISOString(),
    concerns: 'us',
    ...change,
  })

  /** Lets time pass, second by second where something may be due, then finishes what became due. */
  const pass = async (seconds: number) => {
    stage.clock.advance(seconds * 1000)
    await stage.processAll()
  }

  /** Another process on the same database: its own claims, its own life. */
  const otherProcess = async () => {
    const hub = createHub(ground.database, ground.log)
    await hub.start()
    const other = createApp(
      { ...ground, hub },
      { origin: () => 'http://parvis.test', extraNetworks: [scripted, blind], drain: ground.stop.signal },
    )
    return {
      processAll: () => processAll([...other.works.woken, ...other.works.timed]),
      works: other.works,
      die: () => hub.stop(),
    }
  }

  return {
    ...stage,
    server,
    connect,
    message,
    pass,
    otherProcess,
    close: async () => {
      await server.stop()
      await stage.close()
    },
  }
}

export type Stage = Awaited<ReturnType<typeof createStage>>
