import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Role, roles, type Workspace } from '../platform/context/index.ts'
import { setPassword } from './operations/set-password.ts'
import { GOOD_PASSWORD, startAccounts, type World } from './testing.ts'

const everybody = [...roles]
const leaders: Role[] = ['owner', 'director']
const someone = '0190b8a0-0000-7000-8000-000000000000'

/** Who may ask what. An answer other than 403 means that the door opened. */
const doors: [method: string, path: string, allowed: Role[], body?: object][] = [
  ['GET', '/workspace', everybody],
  ['PATCH', '/workspace', ['owner', 'director', 'manager'], {}],
  ['GET', '/teammates', everybody.filter((role) => role !== 'client')],
  ['PATCH', `/teammates/${someone}`, leaders, { role: 'client' }],
  ['DELETE', `/teammates/${someone}`, leaders],
  ['GET', '/invitations', leaders],
  ['POST', '/invitations', leaders, { email: 'new@valcombe.example', role: 'client' }],
  ['DELETE', `/invitations/${someone}`, leaders],
  ['GET', '/tokens', leaders],
  ['POST', '/tokens', leaders, { name: 'script', role: 'client' }],
  ['DELETE', `/tokens/${someone}`, leaders],
  ['GET', '/audit', leaders],
]

describe('who may do what', () => {
  let world: World
  let dairy: Workspace
  let theatre: Workspace
  const signedIn = new Map<Role, ReturnType<World['browser']>>()

  beforeAll(async () => {
    world = await startAccounts()
    const founder = await world.makePerson('founder@valcombe.example')
    dairy = await world.makeWorkspace(founder, 'Laiterie')
    theatre = await world.makeWorkspace(founder, 'Théâtre')
    await world.scopeFor(dairy, founder, 'owner').transaction(async ({ db }) => {
      for (const role of roles) {
        const { id } = await world.makePerson(`${role}@valcombe.example`)
        await db
          .insertInto('teammate')
          .values({ workspace_id: dairy.id, person_id: id, role, joined_at: new Date() })
          .execute()
      }
    })
    for (const role of roles) {
      const body = { email: `${role}@valcombe.example`, password: GOOD_PASSWORD }
      await setPassword(world.deps, body)
      const browser = world.browser()
      await browser.ask('POST', '/api/auth/sign-in/email', { body })
      signedIn.set(role, browser)
    }
  })
  afterAll(() => world.stop())

  const ask = async (role: Role, method: string, path: string, workspace: string, body?: object) => {
    const browser = signedIn.get(role) ?? world.browser()
    return browser.ask(method, `/api/v1${path}`, { workspace, body })
  }

  it.each(doors)('%s %s is for %j', async (method, path, allowed, body) => {
    for (const role of roles) {
      const { status } = await ask(role, method, path, dairy.slug, body)
      expect([role, status === 403]).toEqual([role, !allowed.includes(role)])
    }
    expect(
      (await world.browser().ask(method, `/api/v1${path}`, { workspace: dairy.slug, body })).status,
    ).toBe(401)
  })

  it('every route of this room is in the table above', () => {
    const shape = (path: string) => path.replace(/\{\w+\}/g, someone)
    const routes = world.routes
      .filter((route) => route.audience === 'workspace')
      .map((route) => `${route.contract.method.toUpperCase()} ${shape(route.contract.path)}`)
    expect(routes.sort()).toEqual(doors.map(([method, path]) => `${method} ${path}`).sort())
  })

  it('tells nobody whether a workspace exists', async () => {
    const [other, none] = [
      await ask('owner', 'GET', '/workspace', theatre.slug),
      await ask('owner', 'GET', '/workspace', 'no-such-place'),
    ]
    expect(other.status).toBe(404)
    expect(other.json).toEqual(none.json)
  })

  it('recognises someone with one query for the session and one for the membership', async () => {
    const cookie = [...(signedIn.get('editor')?.cookies ?? [])]
      .map(([name, value]) => `${name}=${value}`)
      .join('; ')
    let queries = 0
    world.database.pool.on('acquire', () => queries++)
    const member = await world.doorkeeper.memberOf(new Headers({ cookie }), dairy.slug)
    expect(member).toMatchObject({ actor: { kind: 'person', role: 'editor' }, workspace: { id: dairy.id } })
    expect(queries).toBe(2)
  })

  it('lets those who run a workspace open another, and own it', async () => {
    const body = { name: 'Librairie Pages vives', locale: 'fr', timeZone: 'Europe/Paris' }
    for (const role of roles) {
      const { status, json } = (await signedIn.get(role)?.ask('POST', '/api/v1/workspaces', { body })) ?? {}
      expect([role, status]).toEqual([role, ['owner', 'director', 'manager'].includes(role) ? 201 : 403])
      if (status === 201) expect(json?.slug).toMatch(/^librairie-pages-vives(-\d)?$/)
    }
    const bad = await signedIn
      .get('owner')
      ?.ask('POST', '/api/v1/workspaces', { body: { ...body, timeZone: 'Mars/Base' } })
    expect(bad?.status).toBe(422)
  })

  it('shows what was done, newest first, page by page, in this workspace alone', async () => {
    await ask('owner', 'PATCH', '/workspace', dairy.slug, { name: 'Laiterie de Valcombe' })
    const first = await ask('owner', 'GET', '/audit?limit=1', dairy.slug)
    expect(first.json.items).toMatchObject([
      {
        type: 'workspace.updated',
        payload: { name: 'Laiterie de Valcombe' },
        actor: { name: 'owner', kind: 'person' },
      },
    ])
    const rest = await ask('owner', 'GET', `/audit?limit=200&before=${first.json.next}`, dairy.slug)
    const types = (rest.json.items as unknown as { type: string }[]).map((one) => one.type)
    expect(types.at(-1)).toBe('workspace.created')
    expect(types).not.toContain('workspace.updated')
    expect(rest.json.next).toBeNull()

    const tokens = await ask('owner', 'GET', '/audit?type=token', dairy.slug)
    expect(new Set((tokens.json.items as unknown as { type: string }[]).map((one) => one.type))).toEqual(
      new Set(['token.created']),
    )
    const nothing = await ask('owner', 'GET', `/audit?actorId=${someone}`, dairy.slug)
    expect(nothing.json).toEqual({ items: [], next: null })
  })

  it('keeps what a person prefers', async () => {
    const browser = signedIn.get('client')
    const body = { theme: 'dark', density: 'roomy', shortcuts: false, locale: 'en' }
    expect((await browser?.ask('PATCH', '/api/v1/me', { body }))?.json).toMatchObject(body)
    expect((await browser?.ask('GET', '/api/v1/me'))?.json.person).toMatchObject({ ...body, name: 'client' })
  })
})
