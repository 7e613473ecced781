import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { APPLICATION_ROLE } from '../src/platform/database/index.ts'
import { openPlatform, type Platform } from './setup/platform.ts'

/** Every function that sees all workspaces at once, and why it has to. */
const seesEverything: Record<string, string> = {
  claim_facts: 'a dispatcher serves whichever workspace has facts waiting; gives identifiers',
  claim_reads: 'a reader serves whichever channel is due; gives identifiers',
  claim_deliveries: 'a sender serves whichever delivery is due; gives identifiers',
  claim_metrics: 'a reader serves whichever figure is old; gives identifiers',
  claim_streams: 'a reader holds whichever stream nobody holds; gives identifiers',
  channels_read: 'an address shares what it may ask among all its channels; gives a count',
  next_read_at: 'tells a sleeping worker its next hour; gives an hour',
  next_delivery_at: 'tells a sleeping worker its next hour; gives an hour',
  find_workspace: 'by its identifier, before any workspace is set',
  find_workspace_by_slug: 'by its address, before any workspace is set',
  workspaces_of: 'starts from a person who signed in; gives their own workspaces',
  membership: 'starts from a person who signed in, in one workspace',
  use_token: 'starts from the hash of a secret that someone holds',
  find_invitation: 'starts from the hash of a secret that someone holds',
  all_workspaces: 'for the operator’s commands; gives identifiers',
  doctor_counts: 'for the operator’s commands; gives counts',
}

/** Tables without workspace_id that hold no workspace’s data, and why. */
const shared: Record<string, string> = {
  workspace: 'isolated by its own id',
  migration: 'the owner’s alone',
  person: 'people belong to several workspaces',
  session: 'of a person',
  credential: 'of a person',
  verification: 'of a person who is not known yet',
  two_factor: 'of a person',
  passkey: 'of a person',
  sign_in_limit: 'of an address',
  setup_link: 'before any workspace exists',
}

let platform: Platform
let here: string
let there: string
let tables: string[]

const rows = <T extends pg.QueryResultRow>(query: string, values: unknown[] = []): Promise<T[]> =>
  platform.asOwner(async (owner) => (await owner.query<T>(query, values)).rows)

beforeAll(async () => {
  platform = await openPlatform()
  here = (await platform.makeWorkspace('here')).id
  there = (await platform.makeWorkspace('there')).id
  const found = await rows<{ table_name: string }>(
    `select table_name from information_schema.columns
     where table_schema = 'public' and column_name = 'workspace_id' order by table_name`,
  )
  tables = found.map((row) => row.table_name)
  await platform.asOwner(async (owner) => {
    for (const table of tables) for (const id of [here, there]) await plant(owner, table, id)
  })
})
afterAll(() => platform.close())

/** One row in any table, every required column filled by its type, without its rules: only whose it is matters here. */
async function plant(owner: pg.Client, table: string, workspaceId: string): Promise<void> {
  await owner.query(`set session_replication_role = replica`)
  const { rows: columns } = await owner.query(
    `select column_name as name, data_type as type from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_nullable = 'NO' and is_identity = 'NO'`,
    [table],
  )
  const { rows: checks } = await owner.query(
    `select conname as name from pg_constraint where contype = 'c' and conrelid = $1::regclass`,
    [table],
  )
  for (const { name } of checks) await owner.query(`alter table ${table} drop constraint ${name}`)
  const sample: Record<string, string> = {
    uuid: `'${workspaceId}'::uuid`,
    text: `'x'`,
    jsonb: `'{}'::jsonb`,
    boolean: 'false',
    bytea: `'x'::bytea`,
    integer: '1',
    bigint: '1',
    'timestamp with time zone': 'now()',
  }
  const values = columns.map(
    ({ name, type }) => sample[type] ?? expect.fail(`${table}.${name}: no sample of ${type}`),
  )
  await owner.query(
    `insert into ${table} (${columns.map(({ name }) => name).join(', ')}) values (${values.join(', ')})`,
  )
}

/** Runs as the application does, in a workspace or in none. */
const asApplication = async <T>(
  workspaceId: string | null,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> => {
  const client = await platform.database.pool.connect()
  try {
    await client.query('begin')
    if (workspaceId) await client.query(`select set_config('app.workspace_id', $1, true)`, [workspaceId])
    return await work(client)
  } finally {
    await client.query('rollback')
    client.release()
  }
}
const owners = (client: pg.PoolClient, table: string, column = 'workspace_id') =>
  client
    .query(`select ${column} as id from ${table}`)
    .then((found) => found.rows.map((row) => row.id as string))

describe('the application role', () => {
  it('has no power over the rules', async () => {
    const [role] = await rows(`select * from pg_roles where rolname = $1`, [APPLICATION_ROLE])
    expect(role).toMatchObject({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolcanlogin: false,
    })
    const groups = await rows(`select 1 from pg_auth_members where member = $1::regrole`, [APPLICATION_ROLE])
    expect(groups).toEqual([])
  })

  it('owns nothing', async () => {
    const owned = await rows(
      `select relname from pg_class where relowner = $1::regrole union all select proname from pg_proc where proowner = $1::regrole`,
      [APPLICATION_ROLE],
    )
    expect(owned).toEqual([])
  })

  it('may not empty a table at once, nor change its shape', async () => {
    const may = await rows(
      `select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
       and (has_table_privilege($1, oid, 'truncate') or has_table_privilege($1, oid, 'trigger') or has_table_privilege($1, oid, 'references'))`,
      [APPLICATION_ROLE],
    )
    expect(may).toEqual([])
  })
})

describe('every table of a workspace', () => {
  it('is known: none is neither isolated nor shared for a reason', async () => {
    const all = await rows<{ relname: string }>(
      `select relname from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace`,
    )
    expect(all.map((row) => row.relname).sort()).toEqual([...tables, ...Object.keys(shared)].sort())
  })

  it('is under row-level security, reading and writing', async () => {
    for (const table of [...tables, 'workspace']) {
      const [found] = await rows(
        `select relrowsecurity as on, (select json_agg(p) from pg_policies p where p.tablename = relname) as policies
         from pg_class where oid = $1::regclass`,
        [table],
      )
      expect([table, found]).toEqual([
        table,
        {
          on: true,
          policies: [
            expect.objectContaining({
              cmd: 'ALL',
              roles: ['public'],
              permissive: 'PERMISSIVE',
              qual: expect.stringMatching(/^\((workspace_id|id) = \( SELECT current_workspace\(\)/),
              with_check: expect.stringMatching(/^\((workspace_id|id) = \( SELECT current_workspace\(\)/),
            }),
          ],
        },
      ])
    }
  })

  it('has the workspace first in its keys, so that it can be distributed', async () => {
    const keys = await rows<{ key: string; first: string }>(
      `select i.indexrelid::regclass::text as key, a.attname as first from pg_index i
       join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
       where i.indisunique and i.indrelid::regclass::text = any($1)`,
      [tables],
    )
    expect(keys.length).toBeGreaterThanOrEqual(tables.length)
    expect(keys.filter((row) => row.first !== 'workspace_id')).toEqual([])
  })

  it('shows nothing without a workspace, and only its own rows with one', async () => {
    for (const table of tables) {
      expect([table, await asApplication(null, (client) => owners(client, table))]).toEqual([table, []])
      expect([table, await asApplication(here, (client) => owners(client, table))]).toEqual([table, [here]])
    }
    expect(await asApplication(null, (client) => owners(client, 'workspace', 'id'))).toEqual([])
    expect(await asApplication(here, (client) => owners(client, 'workspace', 'id'))).toEqual([here])
  })

  it('takes no row for another workspace, and loses none to it', async () => {
    for (const table of tables) {
      const changed = await asApplication(here, async (client) => {
        const { rowCount: removed } = await client.query(`delete from ${table} where workspace_id = $1`, [
          there,
        ])
        const { rowCount: touched } = await client.query(
          `update ${table} set workspace_id = workspace_id where workspace_id = $1`,
          [there],
        )
        return [removed, touched]
      })
      expect([table, changed]).toEqual([table, [0, 0]])
      const given = asApplication(here, (client) =>
        client.query(`update ${table} set workspace_id = $1`, [there]),
      )
      await expect(given, table).rejects.toThrow('violates row-level security policy')
    }
  })
})

describe('what runs with the rights of the owner', () => {
  const definers = () =>
    rows<{ name: string; path: string | null }>(
      `select proname as name, (select option from unnest(proconfig) option where option like 'search_path=%') as path
       from pg_proc where prosecdef and pronamespace = 'public'::regnamespace order by 1`,
    )

  it('is on the list above, with its reason', async () => {
    expect((await definers()).map((row) => row.name)).toEqual(Object.keys(seesEverything).sort())
  })

  it('cannot be fooled by a temporary table of the same name', async () => {
    for (const { name, path } of await definers())
      expect([name, path]).toEqual([name, 'search_path=public, pg_temp'])
    const seen = await asApplication(null, async (client) => {
      await client.query('create temporary table workspace (like public.workspace)')
      return (await client.query('select * from find_workspace($1)', [here])).rows.length
    })
    expect(seen).toBe(1)
  })

  it('is a function, never a view: a view would skip the rules of its reader', async () => {
    expect(await rows(`select viewname from pg_views where schemaname = 'public'`)).toEqual([])
    expect(await rows(`select matviewname from pg_matviews where schemaname = 'public'`)).toEqual([])
  })
})
