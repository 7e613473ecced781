import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope, Workspace } from '../platform/context/index.ts'
import { Refusal } from '../platform/errors/index.ts'
import { acceptInvitation } from './operations/accept-invitation.ts'
import { inviteTeammate } from './operations/invite-teammate.ts'
import { revokeInvitation } from './operations/revoke-invitation.ts'
import { setPassword } from './operations/set-password.ts'
import { GOOD_PASSWORD, startAccounts, type World } from './testing.ts'

const letters: { to: string; subject: string; text: string }[] = []
let refuses = false
const mail = {
  send: async (letter: (typeof letters)[number]) => {
    if (refuses) throw new Error('mailbox full')
    letters.push(letter)
  },
}

describe('an invitation', () => {
  let world: World
  let dairy: Workspace
  let owner: Scope
  beforeAll(async () => {
    world = await startAccounts({ mail })
    const ines = await world.makePerson('ines@valcombe.example')
    dairy = await world.makeWorkspace(ines, 'Laiterie')
    owner = world.scopeFor(dairy, { ...ines, name: 'Inès Caradec' }, 'owner')
  })
  afterAll(() => world.stop())

  /** Without mail the inviter gets the link. */
  const invite = async (email: string) => {
    const { link, invitation } = await inviteTeammate(
      owner,
      { email, role: 'editor' },
      { ...world.deps, mail: null },
    )
    return { token: link?.split('/').at(-1) ?? '', invitation }
  }
  const accept = (token: string, name = 'Léa') =>
    acceptInvitation(world.deps, null, { token, name, password: GOOD_PASSWORD })
  const code = (wanted: string) => ({ detail: { code: `accounts.${wanted}` } })

  it('goes by mail to the address alone, in the language of the workspace', async () => {
    const { link } = await inviteTeammate(
      owner,
      { email: 'claire@valcombe.example', role: 'director' },
      world.deps,
    )
    expect(link).toBeNull()
    const letter = letters.find((one) => one.to === 'claire@valcombe.example')
    expect(letter?.subject).toBe('Inès Caradec vous invite dans Laiterie')
    expect(letter?.text).toContain('avec le rôle direction')
    const token = /\/invitation\/(\S+)/.exec(letter?.text ?? '')?.[1] ?? ''
    const { json } = await world.browser().ask('GET', `/api/v1/invitations/${token}/preview`)
    expect(json).toMatchObject({ workspaceName: 'Laiterie', role: 'director', hasAccount: false })
    await accept(token, 'Claire')
    const claire = await world.database.db
      .selectFrom('person')
      .select('email_verified')
      .where('email', '=', 'claire@valcombe.example')
      .executeTakeFirstOrThrow()
    expect(claire.email_verified).toBe(true)
  })

  it('comes back as a link when the mail server refuses', async () => {
    refuses = true
    const { link } = await inviteTeammate(
      owner,
      { email: 'full@valcombe.example', role: 'editor' },
      world.deps,
    )
    refuses = false
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:8470\/invitation\//)
  })

  it('makes a new person, signed in, whose address nobody proved', async () => {
    const { token } = await invite('lea@valcombe.example')
    const browser = world.browser()
    const nameless = await browser.ask('POST', `/api/v1/invitations/${token}/accept`, { body: {} })
    expect([nameless.status, nameless.json.error?.field]).toEqual([422, 'name'])
    const body = { name: 'Léa Fontenay', password: GOOD_PASSWORD, locale: 'en' }
    const { json } = await browser.ask('POST', `/api/v1/invitations/${token}/accept`, { body })
    expect(json.workspace).toMatchObject({ slug: dairy.slug, role: 'editor' })
    const me = await browser.ask('GET', '/api/v1/me')
    expect(me.json).toMatchObject({
      person: { name: 'Léa Fontenay', locale: 'en' },
      workspaces: [{ role: 'editor' }],
    })
  })

  it('serves once, though two hold it', async () => {
    const { token } = await invite('tom@valcombe.example')
    const outcomes = await Promise.allSettled([accept(token, 'Tom'), accept(token, 'Not Tom')])
    expect(outcomes.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    for (const one of outcomes) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(Refusal)
    await expect(accept(token)).rejects.toMatchObject(code('invitationGone'))
  })

  it('is for the address it names', async () => {
    const hugo = await world.makePerson('hugo@valcombe.example')
    const { token } = await invite('hugo@valcombe.example')
    await expect(accept(token)).rejects.toMatchObject(code('signInFirst'))
    const other = { personId: '0', name: 'Else', email: 'else@valcombe.example' }
    await expect(acceptInvitation(world.deps, other, { token })).rejects.toMatchObject(code('otherAddress'))

    await setPassword(world.deps, { email: hugo.email, password: GOOD_PASSWORD })
    const browser = world.browser()
    await browser.ask('POST', '/api/auth/sign-in/email', {
      body: { email: hugo.email, password: GOOD_PASSWORD },
    })
    const { status } = await browser.ask('POST', `/api/v1/invitations/${token}/accept`, { body: {} })
    expect(status).toBe(200)
    await expect(invite('hugo@valcombe.example')).rejects.toMatchObject(code('alreadyTeammate'))
  })

  it('ends after seven days, when it is withdrawn, and when a newer one is sent', async () => {
    const late = await invite('late@valcombe.example')
    world.clock.advance(7 * 86_400_000)
    await expect(accept(late.token)).rejects.toMatchObject(code('invitationGone'))

    const withdrawn = await invite('gone@valcombe.example')
    await owner.transaction((ctx) => revokeInvitation(ctx, { invitationId: withdrawn.invitation.id }))
    await expect(accept(withdrawn.token)).rejects.toMatchObject(code('invitationGone'))

    const first = await invite('twice@valcombe.example')
    const second = await invite('twice@valcombe.example')
    await expect(accept(first.token)).rejects.toMatchObject(code('invitationGone'))
    expect((await accept(second.token)).membership.role).toBe('editor')
  })

  it('never gives more than the inviter has', async () => {
    const director = {
      ...owner,
      actor: { ...owner.actor, kind: 'person', id: crypto.randomUUID(), role: 'director' },
    } as Scope
    const asked = inviteTeammate(director, { email: 'x@valcombe.example', role: 'owner' }, world.deps)
    await expect(asked).rejects.toMatchObject(code('roleAboveYours'))
  })
})
