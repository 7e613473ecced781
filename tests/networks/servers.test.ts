import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startBluesky, startDebianPostgres, startRedis, startWordPress } from './servers/index.ts'

type Annotate = (message: string) => Promise<unknown>

async function timed<Server extends { stop(): Promise<void> }>(
  annotate: Annotate,
  start: () => Promise<Server>,
) {
  const before = performance.now()
  const server = await start()
  onTestFinished(server.stop)
  await annotate(`ready after ${((performance.now() - before) / 1000).toFixed(1)} s`)
  return server
}

const portOf = (url: string) => Number(new URL(url).port)

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

/** Addresses on which this machine listens for a port, as the kernel writes them. */
async function listenersOf(port: number): Promise<string[]> {
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8').catch(() => '')),
  )
  return tables
    .flatMap((table) => table.split('\n'))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , state]) => state === '0A')
    .map(([, local = '']) => local.split(':'))
    .filter(([, hexPort = '']) => Number.parseInt(hexPort, 16) === port)
    .map(([address = '']) => address)
}

const loopback = '0100007F'

test('PostgreSQL answers, and leaves nothing behind', async ({ annotate }) => {
  const server = await timed(annotate, startDebianPostgres)
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  const { rows } = await client.query(
    "SELECT current_setting('data_directory') AS folder, version() AS version",
  )
  await client.end()
  expect(rows[0].version).toMatch(/^PostgreSQL 15\./)
  expect(await listenersOf(portOf(server.url))).toEqual([loopback])
  await server.stop()
  expect(await isOpen(portOf(server.url))).toBe(false)
  await expect(access(rows[0].folder)).rejects.toThrow('ENOENT')
})

test('Redis answers, and stops', async ({ annotate }) => {
  const server = await timed(annotate, startRedis)
  const socket = connect(portOf(server.url), '127.0.0.1')
  socket.write('PING\r\n')
  const [answer] = await once(socket, 'data')
  socket.destroy()
  expect(String(answer)).toBe('+PONG\r\n')
  await server.stop()
  expect(await isOpen(portOf(server.url))).toBe(false)
})

test('a server ends with the process that started it, even killed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parvis-killed-'))
  await chmod(folder, 0o755)
  const module = JSON.stringify(join(import.meta.dirname, 'servers/index.ts'))
  const script = `const { startRedis } = await import(${module}); console.log((await startRedis()).url)`
  const starter = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(async () => {
    starter.kill('SIGKILL')
    await rm(folder, { recursive: true })
  })
  const [url] = await once(createInterface(starter.stdout), 'line')
  expect(await isOpen(portOf(url))).toBe(true)
  expect(await readdir(folder)).toHaveLength(1)
  starter.kill('SIGKILL')
  await vi.waitFor(async () => {
    expect(await isOpen(portOf(url))).toBe(false)
    expect(await readdir(folder)).toEqual([])
  }, 10_000)
})

test('a Bluesky network tells one person what another answered', async ({ annotate }) => {
  const network = await timed(annotate, startBluesky)
  const [marie, jules] = await Promise.all(
    ['marie', 'jules'].map((name) =>
      network.createAccount({
        handle: `${name}.test`,
        email: `${name}@example.test`,
        password: 'mot-de-passe',
      }),
    ),
  )
  if (!marie || !jules) throw new Error('Two people are needed.')
  const post = await marie.post('Qui vient samedi ?')
  const answer = await jules.reply(post, 'Moi !')
  await network.settled()
  expect(await marie.notifications()).toEqual([
    expect.objectContaining({
      uri: answer.uri,
      reason: 'reply',
      author: { handle: 'jules.test' },
      record: expect.objectContaining({ text: 'Moi !' }),
    }),
  ])
  expect(await marie.getThread(post.uri)).toEqual({
    uri: post.uri,
    author: 'marie.test',
    text: 'Qui vient samedi ?',
    replies: [{ uri: answer.uri, author: 'jules.test', text: 'Moi !', replies: [] }],
  })
  for (const url of [network.pdsUrl, network.appViewUrl, network.plcUrl, network.settleUrl]) {
    expect(await listenersOf(portOf(url))).toEqual([loopback])
  }
  const again = await network.logIn('jules.test', 'mot-de-passe')
  expect(again.did).toBe(jules.did)
  await network.stop()
  expect(await isOpen(portOf(network.pdsUrl))).toBe(false)
})

test('WordPress takes a post by its application password and shows it in its feed', async ({ annotate }) => {
  const site = await timed(annotate, startWordPress)
  const write = (path: string, body: object) =>
    fetch(`${site.url}/wp-json/wp/v2/${path}`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa(`${site.user}:${site.applicationPassword}`)}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    })
  const post = await write('posts', { title: 'Fête du quartier', content: 'Samedi.', status: 'publish' })
  expect(post.status).toBe(201)
  const { id } = await post.json()
  expect((await write('comments', { post: id, content: 'Nous venons.' })).status).toBe(201)
  expect(await (await fetch(site.feedUrl)).text()).toContain('<title>Fête du quartier</title>')
  expect(await (await fetch(`${site.url}/comments/feed/`)).text()).toContain('Nous venons.')
  expect(await (await fetch(site.url)).text()).toMatch(/<link rel="alternate" type="application\/rss\+xml"/)
  await site.stop()
  expect(await isOpen(portOf(site.url))).toBe(false)
})
