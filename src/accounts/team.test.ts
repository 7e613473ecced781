import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Role, roles } from '../platform/context/index.ts'
import { changeRole } from './operations/change-role.ts'
import { createToken } from './operations/create-token.ts'
import { inviteTeammate } from './operations/invite-teammate.ts'
import { removeTeammate } from './operations/remove-teammate.ts'
import { startAccounts, type World } from './testing.ts'

const team = ['ines', 'lea', 'tom', 'hugo']

describe('a team', () => {
  let world: World
  let people: { id: string; name: string }[]
  beforeAll(async () => {
    world = await startAccounts()
    people = await Promise.all(team.map((name) => world.makePerson(`${name}@valcombe.example`)))
  })
  afterAll(() => world.stop())

  const person = (at: number) => people[at % people.length] ?? { id: '', name: '' }

  /** A workspace with these roles; person 0 is an owner. */
  const workspaceWith = async (given: readonly Role[]) => {
    const workspace = await world.makeWorkspace(person(0), 'Essai')
    const owner = world.scopeFor(workspace, person(0), 'owner')
    await owner.transaction(({ db }) =>
      db
        .insertInto('teammate')
        .values(
          given.map((role, at) => ({
            workspace_id: workspace.id,
            person_id: person(at + 1).id,
            role,
            joined_at: new Date(),
          })),
        )
        .execute(),
    )
    const standing = () =>
      owner.transaction(async ({ db }) => {
        const rows = await db.selectFrom('teammate').select(['person_id', 'role']).execute()
        return new Map(rows.map((row) => [row.person_id, row.role]))
      })
    return { workspace, owner, standing }
  }

  // The two that may change a team come often, the others seldom.
  const role = fc.oneof(fc.constantFrom('owner', 'director'), fc.constantFrom(...roles))
  const deed = fc.record({
    actor: fc.nat(3),
    target: fc.nat(3),
    /** Null takes the person out. */
    to: fc.option(role, { nil: null }),
  })

  it('always has an owner, and nobody rises above who raised them, whatever people try, even at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(role, { minLength: 3, maxLength: 3 }),
        fc.array(fc.array(deed, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
        async (given, rounds) => {
          const { workspace, standing } = await workspaceWith(given)
          for (const round of rounds) {
            const before = await standing()
            await Promise.allSettled(
              round.map(({ actor, target, to }) => {
                const mine = before.get(person(actor).id)
                if (!mine) return Promise.resolve()
                const personId = person(target).id
                return world
                  .scopeFor(workspace, person(actor), mine)
                  .transaction<unknown>((ctx) =>
                    to === null ? removeTeammate(ctx, { personId }) : changeRole(ctx, { personId, role: to }),
                  )
              }),
            )
            const after = await standing()
            expect([...after.values()]).toContain('owner')
            const best = Math.min(
              ...round.map(({ actor }) => roles.indexOf(before.get(person(actor).id) ?? 'client')),
            )
            for (const [id, now] of after)
              if (now !== before.get(id)) expect(roles.indexOf(now)).toBeGreaterThanOrEqual(best)
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  it('keeps one of two owners who leave at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const { workspace, standing } = await workspaceWith(['owner', 'client', 'client'])
      const leave = (at: number) =>
        world
          .scopeFor(workspace, person(at), 'owner')
          .transaction((ctx) => removeTeammate(ctx, { personId: person(at).id }))
      const outcomes = await Promise.allSettled([leave(0), leave(1)])
      expect(outcomes.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
      expect([...(await standing()).values()].filter((one) => one === 'owner')).toHaveLength(1)
    }
  })

  it('lets anybody leave, and a moderator take nobody out', async () => {
    const { workspace, standing } = await workspaceWith(['moderator', 'client', 'editor'])
    const moderator = world.scopeFor(workspace, person(1), 'moderator')
    const out = (at: number) =>
      moderator.transaction((ctx) => removeTeammate(ctx, { personId: person(at).id }))
    await expect(out(2)).rejects.toMatchObject({ detail: { code: 'accounts.notAllowed' } })
    await out(1)
    expect((await standing()).has(person(1).id)).toBe(false)
  })

  it('takes back the tokens and the invitations of who leaves', async () => {
    const { workspace, owner } = await workspaceWith(['director', 'client', 'client'])
    const director = world.scopeFor(workspace, person(1), 'director')
    const { secret } = await director.transaction((ctx) =>
      createToken(ctx, { name: 'script', role: 'manager', expiresInDays: null }),
    )
    const { link } = await inviteTeammate(
      director,
      { email: 'friend@else.example', role: 'director' },
      world.deps,
    )
    const use = () => world.doorkeeper.memberOf(new Headers({ authorization: `Bearer ${secret}` }), null)
    expect(await use()).toMatchObject({ actor: { kind: 'token', role: 'manager' } })

    await owner.transaction((ctx) => changeRole(ctx, { personId: person(1).id, role: 'manager' }))
    expect(await use()).toMatchObject({ actor: { role: 'manager' } })
    const preview = `/api/v1/invitations/${link?.split('/').at(-1)}/preview`
    expect((await world.browser().ask('GET', preview)).status).toBe(410)

    await owner.transaction((ctx) => removeTeammate(ctx, { personId: person(1).id }))
    await expect(use()).rejects.toMatchObject({ detail: { code: 'accounts.tokenUnknown' } })
  })
})
