import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { openPlatform, type Platform } from '../../../tests/setup/platform.ts'
import type { Workspace } from '../context/index.ts'
import { createLog } from '../log/index.ts'
import { createHub, type Hub, liveEvents } from './index.ts'
import { openEvents } from './sse-reader.fixture.ts'

let platform: Platform
let product: ReturnType<Platform['react']>
/** Two processes on one database, each with its hub and its port. */
let hubs: Hub[]
let servers: ServerType[]
let ports: number[]
const drain = new AbortController()
const lines: string[] = []
const log = createLog('warn', { write: (line) => void lines.push(line) })
const failures = () => lines.filter((line) => line.includes('does not answer yet')).length

beforeAll(async () => {
  platform = await openPlatform()
  product = platform.react([])
  hubs = [createHub(platform.database, log), createHub(platform.database, log)]
  await Promise.all(hubs.map((hub) => hub.start()))
  servers = await Promise.all(hubs.map(listen))
  ports = servers.map((server) => (server.address() as AddressInfo).port)
})
afterAll(async () => {
  for (const server of servers) server.close()
  await Promise.all(hubs.map((hub) => hub.stop()))
  await platform.close()
})

const listen = (hub: Hub) =>
  new Promise<ServerType>((done) => {
    const app = new Hono().get('/:workspace', (context) =>
      liveEvents(context, hub, context.req.param('workspace'), drain.signal),
    )
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => done(server))
  })

let number = 0
let workspace: Workspace
const opened: { close(): void }[] = []
beforeEach(async () => {
  workspace = await platform.makeWorkspace(`live-${number++}`)
})
afterEach(() => {
  for (const stream of opened.splice(0)) stream.close()
})

const record = (subject: string, where = workspace) =>
  product.scope(where).transaction(({ facts }) => facts.record('pot.opened', subject))
const follow = async (options: { process?: number; last?: number; where?: Workspace } = {}) => {
  const { process = 0, last, where = workspace } = options
  const port = ports[process]
  const stream = await openEvents(
    `http://127.0.0.1:${port}/${where.id}`,
    last === undefined ? {} : { 'last-event-id': String(last) },
  )
  opened.push(stream)
  expect(await stream.next()).toMatchObject({ event: 'ready' })
  return stream
}

describe('a browser', () => {
  it('hears a fact of any process', async () => {
    const [here, there] = [await follow(), await follow({ process: 1 })]
    expect(here.headers.get('content-type')).toContain('text/event-stream')
    await record('p1')
    const sent = await here.next()
    expect(sent).toMatchObject({ event: 'fact', id: expect.any(Number) })
    expect(JSON.parse(sent?.data ?? '')).toEqual({ seq: sent?.id, type: 'pot.opened', subject: 'p1' })
    expect(await there.subjectsUntil('p1')).toEqual(['p1'])
  })

  it('hears each fact once while it listens', async () => {
    const stream = await follow()
    const subjects = Array.from({ length: 40 }, (_, at) => `p${at}`)
    for (const subject of subjects) await record(subject)
    expect(await stream.subjectsUntil('p39')).toEqual(subjects)
  })

  it('never hears of another workspace', async () => {
    const other = await platform.makeWorkspace(`live-${number++}`)
    const [stream, theirs] = [await follow(), await follow({ where: other })]
    await record('secret', other)
    expect(await theirs.subjectsUntil('secret')).toEqual(['secret'])
    await record('ours')
    expect(await stream.subjectsUntil('ours')).toEqual(['ours'])
  })

  it('hears nothing of a transaction that is rolled back', async () => {
    const stream = await follow()
    await product
      .scope(workspace)
      .transaction(async ({ facts }) => {
        await facts.record('pot.opened', 'never')
        throw new Error('no')
      })
      .catch(() => {})
    await record('after')
    expect(await stream.subjectsUntil('after')).toEqual(['after'])
  })

  it('hears a slow transaction, though many later numbers came before it', async () => {
    const stream = await follow()
    let goOn: () => void = () => {}
    let recorded: () => void = () => {}
    const written = new Promise<void>((resolve) => (recorded = resolve))
    const slow = product.scope(workspace).transaction(async ({ facts }) => {
      await facts.record('pot.opened', 'slow')
      recorded()
      await new Promise<void>((resolve) => (goOn = resolve))
    })
    await written
    const quick = Array.from({ length: 60 }, (_, at) => `quick${at}`)
    for (const subject of quick) await record(subject)
    expect(await stream.subjectsUntil('quick59')).toEqual(quick)
    goOn()
    await slow
    expect(await stream.subjectsUntil('slow')).toEqual(['slow'])
  })
})

describe('a browser that comes back', () => {
  it('gets what it missed, then what happens', async () => {
    const first = await follow()
    await record('seen')
    const seen = (await first.next())?.id ?? 0
    first.close()
    for (const subject of ['m1', 'm2', 'm3']) await record(subject)
    const again = await follow({ last: seen, process: 1 })
    await record('now')
    const subjects = await again.subjectsUntil('now')
    expect([...new Set(subjects)].filter((subject) => subject !== 'seen')).toEqual(['m1', 'm2', 'm3', 'now'])
  })

  it('gets what was numbered before but committed after', async () => {
    const stream = await follow()
    let goOn: () => void = () => {}
    let recorded: () => void = () => {}
    const written = new Promise<void>((resolve) => (recorded = resolve))
    const slow = product.scope(workspace).transaction(async ({ facts }) => {
      await facts.record('pot.opened', 'slow')
      recorded()
      await new Promise<void>((resolve) => (goOn = resolve))
    })
    await written
    await record('quick')
    const seen = (await stream.next())?.id ?? 0
    stream.close()
    goOn()
    await slow
    const again = await follow({ last: seen })
    expect(await again.subjectsUntil('slow')).toEqual(['slow'])
  })

  it('is told to ask everything again when it missed too much', async () => {
    await record('seen')
    const { seq: seen } = await platform.asOwner(
      async (owner) => (await owner.query('select max(seq) as seq from fact')).rows[0],
    )
    const many = Array.from({ length: 501 }, (_, at) => ({ type: 'pot.opened', subject: `m${at}` }))
    await product.scope(workspace).transaction(({ facts }) => facts.recordMany(many))
    const again = await follow({ last: Number(seen) })
    expect(await again.next()).toMatchObject({ event: 'reload' })
    await record('after')
    expect(await again.subjectsUntil('after')).toEqual(['after'])
  })
})

describe('the hub', () => {
  const listening = () =>
    platform.asOwner(async (owner) => {
      const { rows } = await owner.query(
        `select pid from pg_stat_activity where application_name = 'parvis-listen' and datname = current_database()`,
      )
      return rows.map((row) => Number(row.pid))
    })
  const cut = (pids: number[]) =>
    platform.asOwner((owner) => owner.query('select pg_terminate_backend(unnest($1::int[]))', [pids]))

  it('wakes the workers of every process', async () => {
    const woken = hubs.map((hub) => new Promise<void>((resolve) => hub.onAnything(resolve)))
    await record('p')
    await Promise.all(woken)
  })

  it('listens again with one session after the database was away, and has everything asked again', async () => {
    const stream = await follow()
    const before = await listening()
    expect(before).toHaveLength(2)
    const name = /parvis_test_\w+/.exec(platform.fresh.connectionString)?.[0]
    const server = new pg.Client({ connectionString: inject('databaseUrl') })
    await server.connect()
    await server.query(`alter database ${name} allow_connections false`)
    await server.query('select pg_terminate_backend(unnest($1::int[]))', [before])
    // Attempts fail meanwhile: they must not multiply.
    await vi.waitFor(() => expect(failures()).toBeGreaterThanOrEqual(6), 15_000)
    await server.query(`alter database ${name} allow_connections true`)
    await server.end()
    expect(await stream.next()).toMatchObject({ event: 'reload' })
    await vi.waitFor(async () => expect(await listening()).toHaveLength(2), 5000)
    await cut(await listening())
    expect(await stream.next()).toMatchObject({ event: 'reload' })
    await vi.waitFor(async () => expect(await listening()).toHaveLength(2), 5000)
    await record('after')
    expect(await stream.subjectsUntil('after')).toEqual(['after'])
  })
})

it('ends every stream when the server drains', async () => {
  const stream = await follow()
  drain.abort()
  expect(await stream.next()).toBeNull()
})
