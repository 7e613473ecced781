import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createToken } from '../src/accounts/index.ts'
import { type Role, roles, type Workspace } from '../src/platform/context/index.ts'
import { scopeOf } from '../src/platform/context/make.ts'
import { newId } from '../src/platform/ids/index.ts'
import { bodies, matrix } from './role-matrix.ts'
import { comment, pocketNetwork } from './setup/pocket-network.ts'
import { createWorld, type World } from './world.ts'

const tokensOf = (name: string): Role[] => {
  const allowed = matrix[name]
  return typeof allowed === 'string' || !allowed ? [] : Array.isArray(allowed) ? allowed : allowed.tokens
}
const peopleOf = (name: string): Role[] => {
  const allowed = matrix[name]
  return typeof allowed === 'string' || !allowed ? [] : Array.isArray(allowed) ? allowed : allowed.people
}
const inWorkspaces = Object.keys(matrix).filter((name) => typeof matrix[name] !== 'string')
const ofPersons = Object.keys(matrix).filter((name) => matrix[name] === 'person')

let world: World
let other: Workspace
let otherOwner: string
const tokens = new Map<Role, string>()
/** Real things of the first workspace, by the name of the parameter. */
const real: Record<string, string> = {}

beforeAll(async () => {
  world = await createWorld({ networks: [pocketNetwork({ read: () => [comment('m1', world.clock.now())] })] })
  other = await world.otherWorkspace('Librairie Pages vives')
  const person = { kind: 'person', id: world.owner.id, name: world.owner.name, role: 'owner' } as const
  otherOwner = (
    await scopeOf(world.ground.database, world.app.makeContext, other, person).transaction((ctx) =>
      createToken(ctx, { name: 'other', role: 'owner', expiresInDays: null }),
    )
  ).secret
  for (const role of roles) tokens.set(role, await world.token(role))
  await furnish()
})
afterAll(() => world?.close())

/** Connects a channel, reads a comment, answers it, drafts a post with a picture. */
async function furnish(): Promise<void> {
  const ask = async (method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const answer = await world.call(method, path, { token: tokens.get('owner') ?? '', body })
    expect(answer.ok, `${method} ${path}: ${await answer.clone().text()}`).toBe(true)
    return (await answer.json()) as Record<string, unknown>
  }
  const list = async (path: string, key: string) =>
    ((await ask('GET', path))[key] as { id: string }[])[0]?.id ?? ''
  const fields = { name: 'laiterie', password: 'rabot tartiflette' }
  real.channelId = String((await ask('POST', '/channels', { network: 'pocket', fields })).id)
  await world.processAll()
  real.conversationId = await list('/conversations', 'conversations')
  real.answerId = String(
    (
      await ask('POST', `/conversations/${real.conversationId}/reply`, {
        text: 'Merci !',
        requestKey: 'request-1',
      })
    ).id,
  )
  real.messageId = await world.act(
    async ({ db }) => (await db.selectFrom('message').select('id').executeTakeFirstOrThrow()).id,
  )
  const post = await ask('POST', '/posts', { text: 'Bonjour', variants: [{ channelId: real.channelId }] })
  real.postId = String(post.id)
  real.variantId = (post.variants as { id: string }[])[0]?.id ?? ''
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const uploaded = await world.app.http.request('http://parvis.test/api/v1/media', {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.get('owner')}`, 'content-type': 'image/png' },
    body: png,
  })
  expect(uploaded.status).toBe(201)
  real.mediaId = ((await uploaded.json()) as { id: string }).id
  const invited = await ask('POST', '/invitations', {
    email: 'hugo@laiterie-valcombe.example',
    role: 'editor',
  })
  real.invitationId = (invited.invitation as { id: string }).id
  real.tokenId = await world.act(
    async ({ db }) => (await db.selectFrom('api_token').select('id').executeTakeFirstOrThrow()).id,
  )
  real.personId = newId()
  await world.act(async ({ db, clock, workspace }) => {
    const at = { created_at: clock.now(), updated_at: clock.now(), image: null, locale: 'fr' as const }
    const person = { id: real.personId ?? '', name: 'Léa', email: 'lea@laiterie-valcombe.example', ...at }
    await db.insertInto('person').values(person).execute()
    const place = {
      workspace_id: workspace.id,
      person_id: person.id,
      role: 'editor',
      joined_at: clock.now(),
    } as const
    await db.insertInto('teammate').values(place).execute()
  })
}

const request = async (name: string, ids: (parameter: string) => string, headers: Record<string, string>) => {
  const [method = '', path = ''] = name.split(' ')
  const answer = await world.app.http.request(
    `http://parvis.test/api/v1${path.replace(/\{(\w+)\}/g, (_, parameter) => ids(parameter))}`,
    {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(method !== 'GET' && { body: JSON.stringify(bodies[name] ?? {}) }),
    },
  )
  const text = await answer.text()
  const code = text.startsWith('{"error"')
    ? (JSON.parse(text) as { error: { code: string } }).error.code
    : null
  return { status: answer.status, code, text }
}
const nobodys = () => newId()
const bearer = (token: string | undefined) => ({ authorization: `Bearer ${token}` })

it('names every route of the product', () => {
  const routes = world.app.routes.map(({ contract }) => `${contract.method.toUpperCase()} ${contract.path}`)
  expect(Object.keys(matrix).sort()).toEqual(routes.sort())
})

describe('a token', () => {
  it.each(inWorkspaces)('%s opens to the roles of the matrix and to no other', async (name) => {
    for (const role of roles) {
      const { status, code } = await request(name, nobodys, bearer(tokens.get(role)))
      const opened = status !== 401 && status !== 403
      expect([role, opened, code]).toEqual([
        role,
        tokensOf(name).includes(role),
        opened ? code : 'http.notAllowed',
      ])
      expect([role, status]).not.toEqual([role, expect.toSatisfy((seen: number) => seen >= 500)])
    }
  })

  it.each(inWorkspaces)('%s is closed to the token of another workspace', async (name) => {
    const named = await request(name, (parameter) => real[parameter] ?? '', {
      ...bearer(otherOwner),
      'x-parvis-workspace': world.workspace.slug,
    })
    expect([named.status, named.code]).toEqual([403, 'accounts.tokenOfAnotherWorkspace'])
  })

  it.each(ofPersons)('%s is not for a token', async (name) => {
    expect((await request(name, nobodys, bearer(tokens.get('owner')))).status).toBe(401)
  })

  it('is refused once revoked, made up, or under another scheme', async () => {
    const { secret, token } = await world.act(
      (ctx) => createToken(ctx, { name: 'gone', role: 'owner', expiresInDays: null }),
      world.actor('owner'),
    )
    expect((await request('GET /workspace', nobodys, bearer(secret))).status).toBe(200)
    await world.act(({ db, clock }) =>
      db.updateTable('api_token').set({ revoked_at: clock.now() }).where('id', '=', token.id).execute(),
    )
    for (const authorization of [
      `Bearer ${secret}`,
      `Bearer prv_${'a'.repeat(43)}`,
      'Bearer',
      `Basic ${secret}`,
      '',
    ])
      expect([authorization, (await request('GET /workspace', nobodys, { authorization })).status]).toEqual([
        authorization,
        401,
      ])
  })
})

describe('a thing of this workspace', () => {
  const named = Object.keys(matrix).filter(
    (name) => name.includes('{') && !name.includes('{token}') && tokensOf(name).includes('owner'),
  )

  it.each(named)('%s does not exist for the owner of another', async (name) => {
    const filled = await request(name, (parameter) => real[parameter] ?? '', bearer(otherOwner))
    const unknown = await request(name, nobodys, bearer(otherOwner))
    // The same answer as for what exists nowhere: nothing tells that it exists here.
    expect(filled.status).toBe(404)
    expect(filled).toEqual(unknown)
  })

  it('is in no list of another', async () => {
    for (const name of inWorkspaces.filter((one) => one.startsWith('GET') && !one.includes('{'))) {
      const { text } = await request(name, nobodys, bearer(otherOwner))
      for (const [parameter, id] of Object.entries(real))
        expect([name, parameter, text.includes(id)]).toEqual([name, parameter, false])
    }
  })
})

describe('without anything', () => {
  it.each([...inWorkspaces, ...ofPersons])('%s asks to sign in', async (name) => {
    const { status, code } = await request(name, nobodys, {})
    expect([status, code]).toEqual([401, 'http.signedOut'])
  })

  it('live events ask to sign in too, and stay in their workspace', async () => {
    const ask = (headers: Record<string, string>) =>
      world.app.http.request('http://parvis.test/api/v1/events', { headers })
    expect((await ask({})).status).toBe(401)
    expect((await ask({ ...bearer(otherOwner), 'x-parvis-workspace': world.workspace.slug })).status).toBe(
      403,
    )
  })
})

it.each(inWorkspaces)('%s opens to a signed-in teammate as the matrix says', (name) => {
  const route = world.app.routes.find(
    ({ contract }) => `${contract.method.toUpperCase()} ${contract.path}` === name,
  )
  if (route?.audience !== 'workspace') return expect.fail('not a route of a workspace')
  const allowed = roles.filter((role) => route.allow({ kind: 'person', id: newId(), name: 'x', role }))
  expect(allowed).toEqual(peopleOf(name))
})
