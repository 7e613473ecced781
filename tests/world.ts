import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFirstOwner, createToken, openWorkspace } from '../src/accounts/index.ts'
import { type App, createApp } from '../src/app.ts'
import type { Ground } from '../src/ground.ts'
import type { Network } from '../src/networks/kit/index.ts'
import { type SettableClock, settableClock } from '../src/platform/clock/index.ts'
import { loadConfig } from '../src/platform/config/index.ts'
import {
  type Actor,
  type Ctx,
  type Role,
  systemActor,
  type Workspace,
} from '../src/platform/context/index.ts'
import { scopeOf } from '../src/platform/context/make.ts'
import { connectDatabase } from '../src/platform/database/index.ts'
import { createFiles } from '../src/platform/files/index.ts'
import { processAll } from '../src/platform/jobs/index.ts'
import { type Log, silentLog } from '../src/platform/log/index.ts'
import { createOutgoing } from '../src/platform/outgoing/index.ts'
import { createHub } from '../src/platform/realtime/index.ts'
import { createSealedBox, loadKeys } from '../src/platform/secrets/index.ts'
import { freshDatabase } from './setup/fresh-database.ts'

export const PASSWORD = 'les vaches du Haut-Pré au soleil'

export interface World {
  app: App
  ground: Ground
  clock: SettableClock
  workspace: Workspace
  owner: { id: string; name: string; email: string }
  /** Runs one operation in the workspace, as the system unless told. */
  act<T>(run: (ctx: Ctx) => Promise<T>, actor?: Actor): Promise<T>
  /** A member of the team with this role, as operations see them. */
  actor(role: Role): Actor
  /** Runs reactions, deliveries and readings until all is quiet. */
  processAll(): Promise<void>
  /** Asks the API as whoever `token` stands for. */
  call(
    method: string,
    path: string,
    options?: { token?: string; body?: unknown; headers?: Record<string, string> },
  ): Promise<Response>
  /** A new API token of this role. */
  token(role: Role): Promise<string>
  /** Another workspace, owned by the same person. */
  otherWorkspace(name: string): Promise<Workspace>
  close(): Promise<void>
}

export interface WorldOptions {
  networks?: readonly Network[]
  /** Hosts that the safe client may reach although private. */
  allowPrivateHosts?: readonly string[]
  now?: Date
  log?: Log
  /** Operator's settings that differ from the defaults. */
  settings?: Record<string, string>
}

/** A whole Parvis in this process: real database, settable clock, no port, no waiting. */
export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const fresh = await freshDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'parvis-world-'))
  const clock = settableClock(options.now ?? new Date('2026-05-21T08:42:00Z'))
  const log = options.log ?? silentLog
  const database = connectDatabase(fresh.connectionString, 8)
  const outgoing = createOutgoing({ allowPrivateHosts: options.allowPrivateHosts ?? [] })
  const hub = createHub(database, log)
  const ground: Ground = {
    config: loadConfig({ PARVIS_DATA: dataDir, PUBLIC_URL: 'http://parvis.test', ...options.settings }),
    clock,
    log,
    database,
    ownerUrl: fresh.connectionString,
    hub,
    box: createSealedBox(await loadKeys(dataDir)),
    files: createFiles(dataDir),
    mail: null,
    outgoing,
    stop: new AbortController(),
    version: 'test',
    close: async () => {},
  }
  const app = createApp(ground, {
    origin: () => 'http://parvis.test',
    drain: ground.stop.signal,
    ...(options.networks && { extraNetworks: options.networks }),
  })
  // Holds the lock that says "this process lives": claims are taken in its name.
  await hub.start()
  const owner = { name: 'Inès Caradec', email: 'ines@laiterie-valcombe.example' }
  const made = await createFirstOwner(
    { database, clock, makeContext: app.makeContext },
    {
      token: null,
      ...owner,
      password: PASSWORD,
      workspace: { name: 'Laiterie de Valcombe', locale: 'fr', timeZone: 'Europe/Paris' },
    },
  )
  const workspace = made.workspace
  const person = { id: made.personId, ...owner }

  const act: World['act'] = (run, actor = systemActor) =>
    scopeOf(database, app.makeContext, workspace, actor).transaction(run)
  return {
    app,
    ground,
    clock,
    workspace,
    owner: person,
    act,
    actor: (role) => ({ kind: 'person', id: person.id, name: person.name, role }),
    processAll: () => processAll([...app.works.woken, ...app.works.timed]),
    call: async (method, path, { token, body, headers } = {}) =>
      app.http.request(`http://parvis.test/api/v1${path}`, {
        method,
        headers: {
          ...(token && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    token: async (role) => {
      return (
        await act((ctx) => createToken(ctx, { name: role, role, expiresInDays: null }), {
          kind: 'person',
          id: person.id,
          name: person.name,
          role: 'owner',
        })
      ).secret
    },
    otherWorkspace: (name) =>
      database.db.transaction().execute((tx) =>
        openWorkspace({ clock, makeContext: app.makeContext }, tx, person, {
          name,
          locale: 'fr',
          timeZone: 'Europe/Paris',
        }),
      ),
    async close() {
      ground.stop.abort()
      await hub.stop()
      await outgoing.close()
      await database.close()
      await fresh.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
