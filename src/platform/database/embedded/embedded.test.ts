import { type ChildProcess, execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { silentLog } from '../../log/index.ts'
import { type Embedded, startEmbedded } from './index.ts'
import { isAlive } from './process-state.ts'

const run = promisify(execFile)
let made: string
let place: string
let dataDir: string
const started: Embedded[] = []
const litter: string[] = []

/** A stopped server: most tests begin with a copy of it, which also is what somebody who restores a folder does. */
beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'parvis-made-'))
  await (await startEmbedded({ dataDir: made, log: silentLog })).stop()
})
afterAll(() => rm(made, { recursive: true, force: true }))

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'parvis-embedded-'))
  await chmod(place, 0o755)
  dataDir = join(place, 'postgres')
  await run('cp', ['-r', made, dataDir])
})

afterEach(async () => {
  for (const server of started.splice(0)) await server.stop()
  for (const directory of [place, ...litter.splice(0)]) await rm(directory, { recursive: true, force: true })
})

const start = async (where = dataDir): Promise<Embedded> => {
  const server = await startEmbedded({ dataDir: where, log: silentLog })
  started.push(server)
  return server
}

async function query<T extends object>(server: Embedded, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: server.connectionString })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end()
  }
}

const gone = async (pid: number): Promise<void> => {
  await expect.poll(() => isAlive(pid), { timeout: 10_000, interval: 5 }).toBe(false)
}

/** Another Parvis: a process that starts the server and stays until it is killed or told to stop. */
async function otherProcess(): Promise<{ child: ChildProcess; pid: number }> {
  const child = fork(join(import.meta.dirname, 'holder.fixture.ts'), [dataDir], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [pid] = await once(child, 'message')
  return { child, pid }
}

describe('a server', () => {
  test('keeps what it holds from one start to the next, with every write forced to the disk', async () => {
    const first = await start()
    await query(first, `create table word (it text); insert into word values ('déjà')`)
    await first.stop()
    expect(isAlive(first.pid)).toBe(false)

    const second = await start()
    expect(await query(second, 'select it from word')).toEqual([{ it: 'déjà' }])
    expect(await query(second, 'show fsync')).toEqual([{ fsync: 'on' }])
    expect(await query(second, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }])
    expect(await query(second, `select lower('É') as low`)).toEqual([{ low: 'é' }])
  })

  test('listens on no network, and its socket is behind a directory of its account alone', async () => {
    const server = await start()
    expect(await query(server, 'show listen_addresses')).toEqual([{ listen_addresses: '' }])
    expect((await stat(join(dataDir, 'cluster'))).mode & 0o777).toBe(0o700)
  })

  test('that was killed recovers, with what was committed', async () => {
    const first = await start()
    await query(first, 'create table kept as select 1 as one')
    process.kill(first.pid, 'SIGKILL')

    const second = await start()
    expect(second.pid).not.toBe(first.pid)
    expect(await query(second, 'select one from kept')).toEqual([{ one: 1 }])
  })

  test('that was killed while its sessions work is started again as soon as they are gone', async () => {
    const first = await start()
    const busy = query(first, `do $$ begin loop end loop; end $$`).catch((error: Error) => error)
    await expect
      .poll(() => query(first, `select 1 from pg_stat_activity where query like 'do %' and state = 'active'`))
      .toHaveLength(1)
    const [backend] = await query<{ pid: number }>(
      first,
      `select pid from pg_stat_activity where query like 'do %'`,
    )
    process.kill(first.pid, 'SIGKILL')
    // Alone among them, a session that computes never looks whether its postmaster lives.
    const starting = start()
    process.kill(backend?.pid ?? 0, 'SIGKILL')

    expect(await query(await starting, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(await busy).toBeInstanceOf(Error)
  })

  test('whose pid now belongs to another program is not waited for', async () => {
    const first = await start()
    process.kill(first.pid, 'SIGKILL')
    await gone(first.pid)
    for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock']) {
      const file = join(dataDir, 'cluster', name)
      const [, ...lines] = (await readFile(file, 'utf8')).split('\n')
      await writeFile(file, [String(process.pid), ...lines].join('\n'))
    }

    expect(await query(await start(), 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test.runIf(process.platform === 'linux')('that is a zombie is not waited for', async () => {
    const { child, pid } = await otherProcess()
    // A stopped parent does not collect its children.
    child.kill('SIGSTOP')
    process.kill(pid, 'SIGKILL')
    await gone(pid)
    expect(() => process.kill(pid, 0)).not.toThrow()

    expect(await query(await start(), 'select 1 as one')).toEqual([{ one: 1 }])
    child.kill('SIGKILL')
  })
})

describe('the processes of one data directory', () => {
  test('a server that outlived a killed Parvis is adopted, then stopped with its adopter', async () => {
    const { child, pid } = await otherProcess()
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(isAlive(pid)).toBe(true)

    const adopted = await start()
    expect(adopted.pid).toBe(pid)
    await adopted.stop()
    expect(isAlive(pid)).toBe(false)
  })

  test('share one server, which stops with the last of them', async () => {
    const { child, pid } = await otherProcess()
    const mine = await start()
    expect(mine.pid).toBe(pid)

    child.send('stop')
    await once(child, 'exit')
    expect(await query(mine, 'select 1 as one')).toEqual([{ one: 1 }])
    await mine.stop()
    expect(isAlive(pid)).toBe(false)
  })

  test('may all start at once on an empty directory', async () => {
    await rm(dataDir, { recursive: true })
    const servers = await Promise.all([start(), start(), otherProcess()])
    expect(new Set(servers.map((server) => server.pid)).size).toBe(1)
    servers[2].child.send('stop')
    await once(servers[2].child, 'exit')
  })

  test('a server of other settings is replaced when nobody uses it', async () => {
    const { child, pid } = await otherProcess()
    child.kill('SIGKILL')
    await once(child, 'exit')
    const options = join(dataDir, 'cluster', 'postmaster.opts')
    await writeFile(
      options,
      (await readFile(options, 'utf8')).replace('shared_buffers=32MB', 'shared_buffers=16MB'),
    )

    expect((await start()).pid).not.toBe(pid)
    expect(isAlive(pid)).toBe(false)
  })
})

describe('a data directory', () => {
  const socketsOf = async (directory: string): Promise<string> => {
    const sockets = await readFile(join(directory, 'socket-directory'), 'utf8')
    litter.push(sockets)
    return sockets
  }

  test('may have a path longer than a socket can have, again after its temporary directory was cleaned', async () => {
    const long = join(dataDir, 'a'.repeat(100), 'base')
    const first = await start(long)
    expect(await query(first, 'select 1 as one')).toEqual([{ one: 1 }])
    await first.stop()
    await rm(await socketsOf(long), { recursive: true })

    const second = await start(long)
    expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }])
    await socketsOf(long)
  })

  test('may have spaces, quotes and commas in its path', async () => {
    const directory = join(place, `l'été, "chez nous"`)
    expect(await query(await start(directory), 'select 1 as one')).toEqual([{ one: 1 }])
    await socketsOf(directory)
  })

  test('that a first start left half made is made anew', async () => {
    await rm(join(dataDir, 'cluster'), { recursive: true })
    await mkdir(join(dataDir, 'unfinished-1', 'base'), { recursive: true })
    expect(await query(await start(), 'select 1 as one')).toEqual([{ one: 1 }])
    await expect(stat(join(dataDir, 'unfinished-1'))).rejects.toThrow('ENOENT')
  })
})

/** Only root has a server of another account, which may be shut out of a folder. */
describe.runIf(process.getuid?.() === 0)('as root, below a folder that other accounts may not enter', () => {
  const closed = async (): Promise<void> => {
    await rm(dataDir, { recursive: true })
    await chmod(place, 0o700)
  }
  const databaseOf = async (directory: string): Promise<string> => {
    const { database } = JSON.parse(await readFile(join(directory, 'database-is-elsewhere.json'), 'utf8'))
    litter.push(database)
    return database
  }

  test('the programs and the data go elsewhere, and are found again', async () => {
    await closed()
    const first = await start()
    await query(first, 'create table kept as select 1 as one')
    expect(await databaseOf(dataDir)).toMatch(/^\/var\/lib\/parvis\//)
    await first.stop()
    expect(await query(await start(), 'select one from kept')).toEqual([{ one: 1 }])
  })

  test('a copy of the folder refuses to share the database of the original', async () => {
    await closed()
    await (await start()).stop()
    await databaseOf(dataDir)
    await cp(dataDir, join(place, 'copy'), { recursive: true })
    await expect(start(join(place, 'copy'))).rejects.toThrow(/is a copy of/)
  })

  test('a folder closed later is an error, never an empty database', async () => {
    await (await start()).stop()
    await chmod(place, 0o700)
    await expect(start()).rejects.toThrow(/may no longer enter/)
  })
})
