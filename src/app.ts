import { fileURLToPath } from 'node:url'
import type { Hono } from 'hono'
import {
  type Accounts,
  accountsMessages,
  createAccounts,
  findTeammate,
  type Workload,
} from './accounts/index.ts'
import { type ChannelPulse, channelMessages, channelRoutes, type NetworkDirectory } from './channels/index.ts'
import {
  conversationMessages,
  conversationReactions,
  conversationRoutes,
  countConversations,
} from './conversations/index.ts'
import { demoMessages, demoRoutes, withRehearsals } from './demo/index.ts'
import type { Ground } from './ground.ts'
import { intakeReactions, readingPulses, readingWork, streamsWork } from './intake/index.ts'
import { networks as ownNetworks } from './networks/index.ts'
import type { Network } from './networks/kit/index.ts'
import { deliveriesWork, heldByChannel, outboxReactions } from './outbox/index.ts'
import type { Ctx, Scope } from './platform/context/index.ts'
import { contextMaker, type MakeContext, systemContext, systemScope } from './platform/context/make.ts'
import { createDispatcher, type Reaction, reactionIndex } from './platform/facts/index.ts'
import { createHttp, httpMessages, type Route } from './platform/http/index.ts'
import { createWords } from './platform/intl/index.ts'
import type { DueWork } from './platform/jobs/index.ts'
import { metricsWork, publishingMessages, publishingReactions, publishingRoutes } from './publishing/index.ts'

/** The words of every capability that answers or writes mails. */
export const words = createWords({
  http: httpMessages,
  accounts: accountsMessages,
  channels: channelMessages,
  conversations: conversationMessages,
  publishing: publishingMessages,
  demo: demoMessages,
})

export interface App {
  http: Hono
  accounts: Accounts
  routes: readonly Route[]
  reactions: readonly Reaction[]
  networks: NetworkDirectory
  makeContext: MakeContext
  scopeOf(workspaceId: string): Promise<Scope>
  /** `woken`: at each fact of any process. `timed`: at their own hours. `lasting`: held open until the drain. */
  works: { woken: DueWork[]; timed: DueWork[]; lasting: DueWork[] }
}

export interface AppOptions {
  /** The address people type, without a final slash; known once the server listens. */
  origin(): string
  extraNetworks?: readonly Network[]
  /** Aborts when the server drains: open streams end. */
  drain: AbortSignal
}

/** The whole product over one ground. */
export function createApp(ground: Ground, options: AppOptions): App {
  const { clock, config, database, files, hub, log, version } = ground
  const networks = withRehearsals(directoryOf([...ownNetworks, ...(options.extraNetworks ?? [])]))
  const reactions = [
    ...intakeReactions({ networks }),
    ...outboxReactions,
    ...conversationReactions,
    ...publishingReactions,
  ]
  const makeContext = contextMaker(clock, log, reactionIndex(reactions))
  const scopeOf = (workspaceId: string) => systemScope(database, makeContext, workspaceId)

  const doors = {
    ...ground,
    stop: ground.stop.signal,
    exchangeMs: config.EXCHANGE_SECONDS * 1000,
    networks,
    scopeOf,
    workerKey: hub.workerKey,
  }
  const accounts = createAccounts({
    ...ground,
    makeContext,
    secret: ground.box.derive('sign-in'),
    origin: options.origin,
    workload: (ids) => workloadOf(ids, scopeOf),
  })
  const routes = [
    ...accounts.routes,
    ...channelRoutes({ ...doors, words, pulses: channelPulses }),
    ...conversationRoutes({ networks, words, teammate: findTeammate, outgoing: ground.outgoing }),
    ...publishingRoutes({ networks, files, words }),
    ...demoRoutes({ ...ground, networks, reactions }),
  ]
  const facts = createDispatcher(database, reactions, clock, log, (tx, id) =>
    systemContext(makeContext, tx, id),
  )
  const http = createHttp({
    routes,
    doorkeeper: accounts.doorkeeper,
    signIn: accounts.signIn,
    database,
    makeContext,
    hub,
    words,
    log,
    version,
    webFolder: fileURLToPath(new URL('../dist/web', import.meta.url)),
    publicOrigin: config.PUBLIC_URL ? new URL(config.PUBLIC_URL).origin : null,
    trustProxy: config.TRUST_PROXY,
    metrics: config.METRICS,
    locale: config.DEFAULT_LOCALE,
    stop: options.drain,
  })
  return {
    http,
    accounts,
    routes,
    reactions,
    networks,
    makeContext,
    scopeOf,
    works: {
      woken: [{ name: 'facts', idleMs: 5000, runDue: facts.runDue }, deliveriesWork(doors)],
      timed: [readingWork(doors), metricsWork(doors), ...accounts.works],
      lasting: [streamsWork({ ...doors, stop: options.drain })],
    },
  }
}

function directoryOf(all: readonly Network[]): NetworkDirectory {
  const byId = new Map(all.map((network) => [network.manifest.id, network]))
  if (byId.size !== all.length) throw new Error('Two networks have the same id')
  return { all: () => all, get: (id) => byId.get(id) }
}

/** A channel whose reading fails again and again is late. */
const LATE_AFTER = 3

/** What the two doors know of each channel. */
async function channelPulses(ctx: Ctx): Promise<Map<string, ChannelPulse>> {
  const held = await heldByChannel(ctx)
  const readings = new Map((await readingPulses(ctx)).map((reading) => [reading.channelId, reading]))
  const ids = new Set([...held.keys(), ...readings.keys()])
  return new Map(
    [...ids].map((id) => {
      const reading = readings.get(id)
      return [
        id,
        {
          readAt: reading?.readAt ?? null,
          late: (reading?.failures ?? 0) >= LATE_AFTER,
          held: held.get(id) ?? 0,
        },
      ]
    }),
  )
}

async function workloadOf(ids: readonly string[], scopeOf: App['scopeOf']): Promise<Map<string, Workload>> {
  const counted = await Promise.all(
    ids.map(async (id): Promise<[string, Workload]> => {
      const counts = await (await scopeOf(id)).transaction(countConversations)
      return [id, { waiting: counts.open, overdue: counts.overdue }]
    }),
  )
  return new Map(counted)
}
