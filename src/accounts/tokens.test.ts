import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor, type Workspace } from '../platform/context/index.ts'
import { scopeOf } from '../platform/context/make.ts'
import { createToken } from './operations/create-token.ts'
import { inviteTeammate } from './operations/invite-teammate.ts'
import { revokeToken } from './operations/revoke-token.ts'
import { startAccounts, type World } from './testing.ts'

describe('an API token', () => {
  let world: World
  let dairy: Workspace
  let theatre: Workspace
  beforeAll(async () => {
    world = await startAccounts()
    const ines = await world.makePerson('ines@valcombe.example')
    dairy = await world.makeWorkspace(ines, 'Laiterie')
    theatre = await world.makeWorkspace(ines, 'Théâtre du Canal')
  })
  afterAll(() => world.stop())

  const inside = (workspace: Workspace) =>
    scopeOf(world.database, world.deps.makeContext, workspace, systemActor)
  const make = (workspace: Workspace, expiresInDays: number | null = null) =>
    inside(workspace).transaction((ctx) =>
      createToken(ctx, { name: 'script', role: 'editor', expiresInDays }),
    )
  const use = (secret: string, slug: string | null = null) =>
    world.doorkeeper.memberOf(new Headers({ authorization: `Bearer ${secret}` }), slug)

  it('opens its own workspace with its own role and no other', async () => {
    const { secret } = await make(dairy)
    const member = await use(secret)
    expect(member).toEqual({
      actor: { kind: 'token', id: expect.any(String), name: 'script', role: 'editor' },
      workspace: dairy,
    })
    expect(await use(secret, dairy.slug)).toEqual(member)
    await expect(use(secret, theatre.slug)).rejects.toMatchObject({ detail: { status: 403 } })
    await expect(use(secret, 'nowhere')).rejects.toMatchObject({ detail: { status: 403 } })
    const asked = await world.browser().ask('GET', '/api/v1/workspace', { token: secret })
    expect(asked.json.slug).toBe(dairy.slug)
  })

  it('is not a person and makes no other token', async () => {
    const { secret } = await make(dairy)
    expect((await world.browser().ask('GET', '/api/v1/me', { token: secret })).status).toBe(401)
    const { secret: owner } = await inside(dairy).transaction((ctx) =>
      createToken(ctx, { name: 'all', role: 'owner', expiresInDays: null }),
    )
    const body = { name: 'another', role: 'editor' }
    expect((await world.browser().ask('POST', '/api/v1/tokens', { token: owner, body })).status).toBe(403)
  })

  it('ends when it is revoked or expires', async () => {
    const { token, secret } = await make(dairy)
    await inside(dairy).transaction((ctx) => revokeToken(ctx, { tokenId: token.id }))
    await expect(use(secret)).rejects.toMatchObject({ detail: { status: 401 } })
    const brief = await make(dairy, 1)
    expect(await use(brief.secret)).not.toBeNull()
    world.clock.advance(86_400_000)
    await expect(use(brief.secret)).rejects.toMatchObject({ detail: { status: 401 } })
    await expect(use('prv_made-up')).rejects.toMatchObject({ detail: { status: 401 } })
  })

  it('cannot be revoked from another workspace', async () => {
    const { token, secret } = await make(dairy)
    const stranger = inside(theatre).transaction((ctx) => revokeToken(ctx, { tokenId: token.id }))
    await expect(stranger).rejects.toMatchObject({ detail: { code: 'accounts.noSuchToken' } })
    expect(await use(secret)).not.toBeNull()
  })

  it('says when it was last used, to the minute', async () => {
    const { token, secret } = await make(dairy)
    const lastUsed = () =>
      inside(dairy).transaction(({ db }) =>
        db
          .selectFrom('api_token')
          .select('last_used_at')
          .where('id', '=', token.id)
          .executeTakeFirstOrThrow(),
      )
    const first = world.clock.now()
    await use(secret)
    world.clock.advance(59_000)
    await use(secret)
    expect((await lastUsed()).last_used_at).toEqual(first)
    world.clock.advance(2_000)
    await use(secret)
    expect((await lastUsed()).last_used_at).toEqual(world.clock.now())
  })

  it('is nowhere in the database, and no more are the links', async () => {
    const { secret } = await make(dairy)
    const { link } = await inviteTeammate(
      inside(dairy),
      { email: 'lea@valcombe.example', role: 'editor' },
      world.deps,
    )
    const token = link?.split('/').at(-1) ?? ''
    expect(token).toHaveLength(43)
    const everything = await dump(world.fresh.connectionString)
    expect(everything).toContain('lea@valcombe.example')
    for (const kept of [secret.slice(8), token])
      for (const written of [
        kept,
        Buffer.from(kept).toString('hex'),
        Buffer.from(kept, 'base64url').toString('hex'),
      ])
        expect(everything).not.toContain(written)
  })
})

/** Every row of every table, as the owner of the database reads them: bytes in hexadecimal. */
async function dump(connectionString: string): Promise<string> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  const tables = await client.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
  )
  let text = ''
  for (const { name } of tables.rows) {
    const { rows } = await client.query<{ row: unknown }>(`select to_jsonb(t) as row from ${name} t`)
    text += JSON.stringify(rows)
  }
  await client.end()
  return text
}
