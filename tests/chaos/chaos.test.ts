import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startEmbedded } from '../../src/platform/database/embedded/index.ts'
import { silentLog } from '../../src/platform/log/index.ts'
import { behavesWell, seeded, seededScript } from '../scripted-network/behaviour.ts'
import { startScriptedServer } from '../scripted-network/server.ts'
import { randomThreads } from '../scripted-network/threads.ts'
import { openLedger } from './ledger.ts'
import { openParvis } from './parvis-process.ts'
import { createTeam } from './team.ts'
import { judgeConversations, judgeDeliveries, judgeMessages, judgeQuestions } from './verdict.ts'

/** CHAOS_SEED tells a story again. */
const SEED = Number(process.env.CHAOS_SEED ?? Math.floor(Math.random() * 1e6))
const KILLS = 55
const POSTS = 150
const REPLIES = 200
const MESSAGES = 5000
/** Longest life of one process, milliseconds. */
const LIFE_MS = 3500
const LIMIT_MS = 600_000

const accounts = [
  ['north', 'scripted'],
  ['south', 'scripted'],
  ['east', 'scripted-blind'],
  ['west', 'scripted-blind'],
] as const

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

test('killed at any moment, nothing is lost, nothing happens twice', { timeout: LIMIT_MS }, async () => {
  const started = Date.now()
  const [random, death] = [seeded(SEED), seeded(SEED + 1)]
  console.log(`chaos: seed ${SEED}`)
  const over = new AbortController()
  const server = await startScriptedServer({ lateMs: 3000, slowMs: 300, retryAfter: 1 })
  const dataDir = await mkdtemp(join(tmpdir(), 'parvis-chaos-'))
  const parvis = await openParvis(dataDir)
  onTestFinished(async () => {
    over.abort()
    await parvis.kill(true)
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  })

  await parvis.cli(
    'setup',
    '--email',
    'ines@laiterie-valcombe.example',
    '--password',
    'les vaches du Haut-Pré',
    '--workspace',
    'Valcombe',
  )
  const token = (await parvis.cli('token', 'create', '--workspace', 'valcombe', '--role', 'owner'))
    .split('\n')
    .at(-1)
  parvis.start()
  expect(await parvis.ready(), await readFile(parvis.log, 'utf8')).toBe(true)
  const team = createTeam(parvis.url, token ?? '', over.signal)

  const channels: string[] = []
  for (const [account, network] of accounts)
    channels.push(await team.connect(network, { address: server.url, account }))
  // Two deliveries a post, at the next minutes of the run.
  for (let at = 0; at < POSTS; at++) {
    const two = [channels[at % 2] ?? '', channels[2 + (at % 2)] ?? '']
    await team.schedule(`Publication ${at}`, two, new Date(Date.now() + 60_000 * (1 + (at % 3))))
  }
  console.log(`chaos: ${POSTS * 2} deliveries scheduled in ${seconds(started)} s`)

  const threads = accounts.map(([account]) =>
    randomThreads({ prefix: account, count: MESSAGES / accounts.length, random, from: Date.now() }),
  )
  server.follow(seededScript(SEED, 0.15))
  const stormFrom = Date.now()
  let kills = 0
  let databaseKills = 0
  let storming = true

  const talk = async () => {
    const left = threads.map(({ events }) => [...events])
    for (; left.some((events) => events.length > 0); await pause(250))
      accounts.forEach(([account], at) => {
        server.say(account, ...(left[at]?.splice(0, Math.floor(random() * 5)) ?? []))
      })
  }
  let asked = 0
  const answer = async () => {
    while (asked < REPLIES) {
      asked++
      if (!(await team.reply(random))) asked--
      await pause(random() * 600)
    }
  }
  const kill = async () => {
    while (storming || kills < KILLS) {
      // One in four dies while it starts, the others at work.
      if (death() >= 0.25) await parvis.ready()
      await pause(100 + death() * LIFE_MS)
      const withDatabase = death() < 0.12
      await parvis.kill(withDatabase)
      kills++
      if (withDatabase) databaseKills++
      parvis.start()
    }
  }
  await Promise.all([
    Promise.all([talk(), answer(), answer(), answer()]).then(() => (storming = false)),
    kill(),
  ])
  console.log(`chaos: ${kills} kills, ${databaseKills} with the database, storm of ${seconds(stormFrom)} s`)

  server.follow(behavesWell)
  expect(await parvis.ready(), await readFile(parvis.log, 'utf8')).toBe(true)
  const embedded = await startEmbedded({ dataDir, log: silentLog })
  const ledger = await openLedger(embedded.connectionString)
  try {
    const unread = async () => {
      const cursors = await ledger.cursors()
      return accounts.filter(([account]) => cursors.get(account) !== String(server.feedOf(account).length))
    }
    while (!(await ledger.isQuiet()) || (await unread()).length > 0) {
      if (Date.now() - started > LIMIT_MS - 20_000) break
      await pause(500)
    }
    expect(await unread()).toEqual([])
    expect(await ledger.stuck()).toEqual([])

    const states = judgeDeliveries(await ledger.deliveries(), server.journal)
    const total = Object.values(states).reduce((sum, count) => sum + count, 0)
    expect(total).toBe(POSTS * 2 + REPLIES)
    await judgeQuestions(ledger, team)
    const stored = Map.groupBy(await ledger.messages(), (row) => row.account)
    let messages = 0
    for (const [account] of accounts)
      messages += judgeMessages(stored.get(account) ?? [], server.feedOf(account))
    const conversations = await judgeConversations(ledger)
    expect(kills).toBeGreaterThanOrEqual(50)
    console.log(
      `chaos: seed ${SEED}, ${kills} kills (${databaseKills} with PostgreSQL), ${total} deliveries ${JSON.stringify(states)}, ` +
        `${server.journal.length} acceptances, ${messages} messages stored once in ${conversations} conversations, ${seconds(started)} s`,
    )
  } finally {
    await ledger.close()
    await embedded.stop()
  }
})

const seconds = (since: number) => ((Date.now() - since) / 1000).toFixed(0)
