import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPlatform, type Platform } from '../../../tests/setup/platform.ts'
import { APPLICATION_ROLE, connectDatabase, inWorkspace, migrate } from './index.ts'

let platform: Platform
beforeAll(async () => {
  platform = await openPlatform()
})
afterAll(() => platform.close())

describe('the pool', () => {
  it('acts as the application from the first statement of every session', async () => {
    const names = await Promise.all(
      Array.from({ length: 6 }, () =>
        sql<{ current_user: string }>`select current_user`.execute(platform.database.db),
      ),
    )
    expect(new Set(names.map(({ rows }) => rows[0]?.current_user))).toEqual(new Set([APPLICATION_ROLE]))
  })

  it('forgets the workspace with the transaction', async () => {
    const one = connectDatabase(platform.fresh.connectionString, 1)
    const workspace = await platform.makeWorkspace('forgotten')
    const seen = () => one.db.selectFrom('workspace').select('slug').execute()
    expect(
      await inWorkspace(one.db, workspace.id, (tx) => tx.selectFrom('workspace').select('slug').execute()),
    ).toHaveLength(1)
    expect(await seen()).toEqual([])
    await inWorkspace(one.db, workspace.id, () => Promise.reject(new Error('stop'))).catch(() => {})
    expect(await seen()).toEqual([])
    await one.close()
  })

  it('outlives a server that cuts every session, even in the middle of a transaction', async () => {
    const { db } = platform.database
    const cut = db.transaction().execute(async (tx) => {
      await sql`select 1`.execute(tx)
      await platform.asOwner((owner) =>
        owner.query(
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
        ),
      )
      await sql`select 2`.execute(tx)
    })
    await expect(cut).rejects.toThrow()
    expect((await sql<{ two: number }>`select 2 as two`.execute(db)).rows).toEqual([{ two: 2 }])
  })

  it('reads big numbers as numbers', async () => {
    expect((await sql`select 5::bigint as n`.execute(platform.database.db)).rows).toEqual([{ n: 5 }])
  })
})

describe('migrations', () => {
  it('are applied once by processes that start together', async () => {
    const name = 'parvis_test_together'
    await platform.asOwner((owner) => owner.query(`create database ${name}`))
    const url = platform.fresh.connectionString.replace(/parvis_test_\w+/, name)
    const said: string[] = []
    await Promise.all([1, 2, 3].map(() => migrate(url, (line) => void said.push(line))))
    await migrate(url, (line) => void said.push(line))
    expect(said).toEqual([...new Set(said)].sort())
    expect(said[0]).toBe('migration 0001_platform.sql')
    await platform.asOwner((owner) => owner.query(`drop database ${name} with (force)`))
  })

  it('refuse a database that a newer Parvis made, and touch nothing', async () => {
    await platform.asOwner((owner) => owner.query(`insert into migration (name) values ('9999_future.sql')`))
    await expect(migrate(platform.fresh.connectionString)).rejects.toThrow(
      /newer Parvis \(9999_future\.sql\)/,
    )
    await platform.asOwner((owner) => owner.query(`delete from migration where name = '9999_future.sql'`))
  })

  it('say in words that there is no server', async () => {
    await expect(migrate('postgresql://nobody@127.0.0.1:1/parvis')).rejects.toThrow('ECONNREFUSED')
  })

  it('are not for the application to see or change', async () => {
    const client = new pg.Client({
      connectionString: platform.fresh.connectionString,
      options: `-c role=${APPLICATION_ROLE}`,
    })
    await client.connect()
    await expect(client.query('select * from migration')).rejects.toThrow('permission denied')
    await expect(client.query('create table mine (id int)')).rejects.toThrow('permission denied')
    await client.end()
  })
})
