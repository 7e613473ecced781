import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from './setup/fresh-database.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const PASSWORD = 'les vaches du Haut-Pré au soleil'

interface Said {
  code: number
  out: string
  err: string
}

let folder: string
let database: FreshDatabase
let copy: FreshDatabase

/** `npm run -s parvis -- …` on one database. */
async function parvis(on: FreshDatabase, data: string, ...words: string[]): Promise<Said> {
  const env = { ...process.env, DATABASE_URL: on.connectionString, PARVIS_DATA: join(folder, data) }
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['src/cli.ts', ...words], {
      cwd: root,
      env,
    })
    return { code: 0, out: stdout, err: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, err: stderr }
  }
}
const here = (...words: string[]) => parvis(database, 'here', ...words)

const rowsOf = async (on: FreshDatabase, query: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: on.connectionString })
  await client.connect()
  try {
    return (await client.query(query)).rows
  } finally {
    await client.end()
  }
}

const dueDelivery = (askedBy: string): string => `
  with channel as (
    insert into channel (workspace_id, id, network, remote_id, handle, name, connected_at, connected_by)
    select id, gen_random_uuid(), 'feed', 'feed:1', 'feed', 'feed', now(), 'test' from workspace returning workspace_id, id
  )
  insert into delivery (workspace_id, id, channel_id, network, action, command, origin, subject, state, due_at, try_at, asked_by_kind, asked_by_name, created_at)
  select workspace_id, gen_random_uuid(), id, 'feed', 'publish', '{}', 'publishing.variant', gen_random_uuid(), 'due', now(), now(), 'system', '${askedBy}', now()
  from channel`

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parvis-cli-'))
  database = await freshDatabase()
  copy = await freshDatabase()
  const made = await here(
    'setup',
    '--email',
    'ines@laiterie.example',
    '--password',
    PASSWORD,
    '--workspace',
    'Laiterie de Valcombe',
    '--locale',
    'fr',
  )
  expect(made).toEqual({
    code: 0,
    out: 'owner ines@laiterie.example, workspace laiterie-de-valcombe\n',
    err: '',
  })
})
afterAll(async () => {
  await database?.drop()
  await copy?.drop()
  await rm(folder, { recursive: true, force: true })
})

test('the help names every command with its options', async () => {
  const { code, out } = await here('--help')
  expect(code).toBe(0)
  for (const word of [
    'setup',
    'token create',
    'password set',
    'demo',
    'doctor',
    'backup FILE',
    'restore FILE',
    'key rotate',
    '--workspace SLUG',
  ])
    expect(out).toContain(word)
})

test.for([
  ['an unknown command', ['dance'], 'no command "dance"'],
  ['a missing option', ['setup', '--email', 'a@b.example'], 'needs --password'],
  ['an unknown option', ['doctor', '--loud'], '--loud'],
  ['a word too many', ['doctor', 'please'], 'please'],
  ['a missing file', ['backup'], 'takes FILE'],
  [
    'an unknown role',
    ['token', 'create', '--workspace', 'laiterie-de-valcombe', '--role', 'king'],
    'one of owner',
  ],
  ['an unknown workspace', ['token', 'create', '--workspace', 'nowhere', '--role', 'editor'], '"nowhere"'],
] as const)('%s is one clear line, and code 2', async ([, words, line]) => {
  const { code, out, err } = await here(...words)
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err.trim().split('\n')).toHaveLength(1)
  expect(err).toContain(line)
})

test('a refusal is said in words, with what to do, and code 1', async () => {
  const again = await here('setup', '--email', 'x@y.example', '--password', PASSWORD, '--workspace', 'Autre')
  expect(again.code).toBe(1)
  expect(again.err).toContain('already set up')
})

test('a token is printed once and kept as a hash', async () => {
  const { out } = await here('token', 'create', '--workspace', 'laiterie-de-valcombe', '--role', 'editor')
  expect(out).toMatch(/^prv_[\w-]{40,}\n$/)
  expect(JSON.stringify(await rowsOf(database, 'select * from api_token'))).not.toContain(out.trim())
})

test('a healthy installation has nothing to look at', async () => {
  const { code, out } = await here('doctor')
  expect(code).toBe(0)
  expect(out).not.toContain('LOOK')
})

test('a backup is whole, private, holds no open session, and is restored once, into an empty installation only', async () => {
  const left = 'a post that was due when the backup was made'
  await rowsOf(database, dueDelivery(left))
  const file = join(folder, 'parvis.backup')
  expect((await here('backup', file)).code).toBe(0)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect((await here('backup', file)).code).toBe(1)
  const bytes = gunzipSync(await readFile(file)).toString('latin1')
  expect(bytes).toContain('Laiterie de Valcombe')
  expect(bytes).not.toContain('tables/session')

  expect((await here('restore', file)).err).toContain('in use')
  expect(await parvis(copy, 'there', 'restore', file)).toMatchObject({ code: 0 })
  expect(await rowsOf(copy, 'select slug, name from workspace')).toEqual([
    { slug: 'laiterie-de-valcombe', name: 'Laiterie de Valcombe' },
  ])
  // It may have left since: never sent again by itself.
  expect(await rowsOf(copy, 'select state, asked_by_name from delivery')).toEqual([
    { state: 'unknown', asked_by_name: left },
  ])
  const facts = 'select max(seq)::int as last from fact'
  const [before] = await rowsOf(copy, facts)
  expect(
    (
      await parvis(
        copy,
        'there',
        'token',
        'create',
        '--workspace',
        'laiterie-de-valcombe',
        '--role',
        'editor',
      )
    ).code,
  ).toBe(0)
  const [after] = await rowsOf(copy, facts)
  expect(after?.last).toBeGreaterThan(Number(before?.last))
})

test('what is not a backup restores nothing', async () => {
  const empty = await freshDatabase()
  try {
    const said = await parvis(empty, 'nothing', 'restore', fileURLToPath(import.meta.url))
    expect(said).toMatchObject({ code: 1, out: '' })
    expect(said.err).toContain('Nothing was restored')
  } finally {
    await empty.drop()
  }
})

test('a new key seals again what the old one sealed', async () => {
  const said = await here('key', 'rotate')
  expect(said).toMatchObject({ code: 0, out: 'key 2 is in use, 0 credentials sealed again\n' })
})
