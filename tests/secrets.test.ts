import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NetworkError } from '../src/networks/kit/index.ts'
import { writeBackup } from '../src/platform/backup/index.ts'
import { createLog } from '../src/platform/log/index.ts'
import { comment, type Pocket, pocketNetwork } from './setup/pocket-network.ts'
import { createWorld, type World } from './world.ts'

/** The password of the brand's account. In clear it is in the request that brings it, and nowhere after. */
const MARKER = 'fleur-de-sel-4f1a9c'

/** A network that says the secret aloud at every occasion: in its words, its causes, and errors nobody foresaw. */
const blabs = (kind: NetworkError['kind']) => {
  const cause = Object.assign(new Error(`GET /login?pass=${MARKER} failed`), {
    request: { headers: { auth: MARKER } },
  })
  return new NetworkError({ kind, said: `wrong password ${MARKER}`, cause: new Error(MARKER, { cause }) })
}
const pocket: Pocket = {}

let world: World
let token: string
let channelId: string
const lines: string[] = []
const answers: string[] = []

beforeAll(async () => {
  const log = createLog('debug', { write: (line) => void lines.push(line) })
  world = await createWorld({ networks: [pocketNetwork(pocket)], log })
  token = await world.token('owner')
})
afterAll(() => world?.close())

const ask = async (method: string, path: string, body?: unknown) => {
  const answer = await world.call(method, path, { token, body })
  const text = await answer.text()
  answers.push(text)
  return { status: answer.status, text, json: text.startsWith('{') ? JSON.parse(text) : {} }
}
const fields = { name: 'laiterie', password: MARKER }
const nowhere = (texts: readonly string[]) => texts.filter((text) => text.includes(MARKER))
/** One blabbing, then well-behaved again. */
const during = async <K extends keyof Pocket>(
  name: K,
  act: NonNullable<Pocket[K]>,
  run: () => Promise<unknown>,
) => {
  pocket[name] = act
  await run().finally(() => {
    delete pocket[name]
  })
}
const readAgain = async () => {
  world.clock.advance(3_600_000)
  await world.processAll()
}

describe('a secret that a network repeats', () => {
  it.each(['rejected', 'reconnect', 'transient', 'rate-limited', 'gone'] as const)(
    'while connecting (%s)',
    async (kind) => {
      const connect = () => {
        throw blabs(kind)
      }
      await during('connect', connect, async () => {
        const { status, text } = await ask('POST', '/channels', { network: 'pocket', fields })
        expect(status).toBeGreaterThanOrEqual(422)
        // Wrong credentials are told in our own words.
        if (kind !== 'reconnect') expect(text).toContain('wrong password …')
      })
    },
  )

  it('in an error that nobody foresaw', async () => {
    const connect = () => {
      throw new TypeError(`cannot read ${MARKER}`)
    }
    await during('connect', connect, async () =>
      expect((await ask('POST', '/channels', { network: 'pocket', fields })).status).toBe(500),
    )
    expect(lines.at(-1)).toContain('cannot read …')
  })

  it('is sealed at last', async () => {
    const connected = await ask('POST', '/channels', { network: 'pocket', fields })
    expect(connected.status).toBe(201)
    channelId = connected.json.id
    pocket.read = () => [comment('m1', world.clock.now())]
    await readAgain()
    const again = await ask('POST', '/channels', { network: 'pocket', fields })
    expect(again.status).toBe(409)
  })

  it.each([() => blabs('reconnect'), () => blabs('transient'), () => new TypeError(`cannot read ${MARKER}`)])(
    'while the access is checked: %s',
    async (make) => {
      const check = () => {
        throw make()
      }
      await during('check', check, () => ask('POST', `/channels/${channelId}/check`))
      await ask('GET', '/channels')
      await ask('POST', `/channels/${channelId}/reconnect`, { fields })
    },
  )

  it.each([() => blabs('transient'), () => new TypeError(`cannot read ${MARKER}`), () => blabs('reconnect')])(
    'while messages are read: %s',
    async (make) => {
      const read = () => {
        throw make()
      }
      await during('read', read, readAgain)
      await ask('GET', '/channels')
      await ask('POST', `/channels/${channelId}/reconnect`, { fields })
    },
  )

  it.each([
    ['open', () => blabs('rejected')],
    ['open', () => blabs('transient')],
    ['waiting', () => new TypeError(`cannot read ${MARKER}`)],
  ] as const)('while an answer leaves (%s): %s', async (queue, make) => {
    const { json } = await ask('GET', `/conversations?queue=${queue}`)
    const conversation = json.conversations[0].id
    const send = () => {
      throw make()
    }
    await during('send', send, async () => {
      const requestKey = `key-${answers.length}-${make.toString().length}`
      await ask('POST', `/conversations/${conversation}/reply`, { text: 'Merci', requestKey })
      for (let times = 0; times < 8; times++) await readAgain()
    })
    await ask('GET', `/conversations/${conversation}`)
  })
})

describe('afterwards, the marker is in clear', () => {
  it('in no answer of the API', async () => {
    for (const path of ['/channels', '/networks', '/audit?limit=200', '/conversations', '/posts'])
      await ask('GET', path)
    for (const path of ['/api/v1/openapi.json', '/api/docs'])
      answers.push(await (await world.app.http.request(`http://parvis.test${path}`)).text())
    expect(answers.length).toBeGreaterThan(30)
    expect(nowhere(answers)).toEqual([])
  })

  it('in no line of the log, though the log tells the failures', () => {
    expect(lines.join()).toMatch(/cannot read …/)
    expect(nowhere(lines)).toEqual([])
  })

  it('in no row of any table, written as text or as bytes', async () => {
    const found: string[] = []
    const tables = await owner<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
    )
    expect(tables.length).toBeGreaterThan(20)
    for (const { name } of tables) {
      const rows = await owner(`select 1 from ${name} t where t::text like $1 or t::text like $2`, [
        `%${MARKER}%`,
        `%${Buffer.from(MARKER).toString('hex')}%`,
      ])
      if (rows.length > 0) found.push(name)
    }
    expect(found).toEqual([])
    const sealed = await owner<{ secret: Buffer }>('select secret from channel')
    expect(sealed).toHaveLength(1)
    expect(sealed[0]?.secret.length).toBeGreaterThan(MARKER.length)
  })

  it('in no backup', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'parvis-secrets-'))
    const file = join(folder, 'backup')
    const { ownerUrl, config, version } = world.ground
    await writeBackup({ ownerUrl, filesDir: join(config.PARVIS_DATA, 'files'), version }, file, () => {})
    const whole = gunzipSync(await readFile(file))
    expect(whole.includes('laiterie')).toBe(true)
    for (const form of [MARKER, Buffer.from(MARKER).toString('hex'), Buffer.from(MARKER).toString('base64')])
      expect(whole.includes(form)).toBe(false)
    await rm(folder, { recursive: true })
  })

  it('in nothing that the browser is told', async () => {
    const events = await world.ground.hub.since(world.workspace.id, 0)
    expect(JSON.stringify(events)).not.toContain(MARKER)
  })

  it('and the network still has it', async () => {
    let given: unknown
    await during(
      'check',
      (access) => {
        given = access.secret
      },
      () => ask('POST', `/channels/${channelId}/check`),
    )
    expect(given).toEqual({ password: MARKER })
  })
})

async function owner<T>(query: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: world.ground.ownerUrl })
  await client.connect()
  try {
    return (await client.query(query, values)).rows as T[]
  } finally {
    await client.end()
  }
}
