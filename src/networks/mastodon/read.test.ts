import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accessTo, toolsWith } from '../kit/conformance/index.ts'
import { account, now, secret, settings, us } from './fake-people.ts'
import { fakeMastodon } from './fake-server.ts'
import { mastodon } from './index.ts'

const reader = () => {
  const world = fakeMastodon()
  const root = world.add({ by: us, text: 'Le marché ouvre.' })
  const access = accessTo({ account, settings, secret })
  let cursor: string | null = null
  const readAll = async () => {
    const concerned: string[] = []
    const deleted: string[] = []
    const context: string[] = []
    for (let more = true; more; ) {
      const batch = await mastodon.read?.(access, cursor, toolsWith(world.fetch, world.clock.now))
      if (!batch) throw new Error('read is missing')
      for (const event of batch.events) {
        if (event.type === 'deleted') deleted.push(event.remoteId)
        else (event.message.concerns === 'us' ? concerned : context).push(event.message.remoteId)
      }
      cursor = batch.cursor
      more = batch.more
    }
    return { concerned, deleted, context }
  }
  const answer = () =>
    world.notify(world.add({ text: '@laiterie Ah ?', replyTo: root, mentions: [us], at: world.clock.now }))
  const pass = (minutes: number) => {
    world.clock.now = new Date(world.clock.now.getTime() + minutes * 60_000)
  }
  return { ...world, root, access, readAll, answer, pass, cursorNow: () => cursor }
}

describe('reading', () => {
  test('whatever comes in is told exactly once, however much comes between two readings', async () => {
    const arrivals = fc.array(fc.nat(130), { maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(fc.nat(100), arrivals, async (before, steps) => {
        const { answer, readAll, pass } = reader()
        const sent: string[] = []
        const told: string[] = []
        for (const count of [before, ...steps]) {
          for (let index = 0; index < count; index++) sent.push(answer())
          told.push(...(await readAll()).concerned)
          pass(1)
        }
        expect(told.sort()).toEqual(sent.sort())
      }),
      { numRuns: 12 },
    )
  })

  test('when nothing is new it costs one call, and the cursor stays', async () => {
    const { answer, readAll, calls, cursorNow } = reader()
    answer()
    await readAll()
    const before = cursorNow()
    calls.splice(0)
    expect(await readAll()).toEqual({ concerned: [], deleted: [], context: [] })
    expect(calls).toEqual(['GET /api/v1/notifications'])
    expect(cursorNow()).toBe(before)
  })

  test('a first history stops after 150 notifications, or at thirty days', async () => {
    const many = reader()
    for (let index = 0; index < 200; index++) many.answer()
    expect((await many.readAll()).concerned).toHaveLength(150)
    const old = reader()
    old.clock.now = new Date(now.getTime() - 31 * 86_400_000)
    old.answer()
    old.clock.now = now
    const fresh = old.answer()
    expect((await old.readAll()).concerned).toEqual([fresh])
  })

  test('a thread is asked for once, and comes with its root', async () => {
    const { answer, access, fetch, calls, root } = reader()
    const ids = [answer(), answer()]
    const batch = await mastodon.read?.(access, null, toolsWith(fetch, now))
    const messages = batch?.events.flatMap((event) => (event.type === 'message' ? [event.message] : [])) ?? []
    expect(messages.map(({ remoteId }) => remoteId)).toEqual(expect.arrayContaining([root, ...ids]))
    for (const message of messages.filter(({ remoteId }) => ids.includes(remoteId))) {
      expect(message).toMatchObject({
        kind: 'comment',
        parentRemoteId: root,
        rootRemoteId: root,
        space: { hostingRole: 'own' },
      })
    }
    expect(calls.filter((call) => call.endsWith('/context'))).toHaveLength(1)
  })

  test('an edit is told once more, a deletion once; a notification cleared by hand is neither', async () => {
    const { answer, edit, remove, readAll, pass, clock, notifications } = reader()
    const [changed, gone, cleared] = [answer(), answer(), answer()]
    await readAll()
    pass(1)
    edit(changed, '@laiterie Oh !', clock.now)
    expect((await readAll()).concerned).toEqual([changed])
    expect((await readAll()).concerned).toEqual([])
    remove(gone)
    notifications.splice(
      notifications.findIndex(({ statusId }) => statusId === cleared),
      1,
    )
    expect((await readAll()).deleted).toEqual([gone])
    expect((await readAll()).deleted).toEqual([])
  })

  test('our own words written elsewhere come as context, and go when they are taken back', async () => {
    const { add, remove, readAll, pass, root } = reader()
    await readAll()
    pass(1)
    const phone = add({ by: us, text: 'Depuis le téléphone' })
    expect(await readAll()).toEqual({ concerned: [], deleted: [], context: [phone] })
    pass(1)
    remove(phone)
    expect((await readAll()).deleted).toEqual([phone])
    expect(root).not.toBe(phone)
  })

  test('a deletion is told only by the API, not by a page of a proxy', async () => {
    const { answer, remove, readAll, access, fetch, cursorNow } = reader()
    const gone = answer()
    await readAll()
    remove(gone)
    const proxied: typeof fetch = async (input, init) =>
      String(input).includes(gone) ? new Response('<h1>404</h1>', { status: 404 }) : fetch(input, init)
    const reading = mastodon.read?.(access, cursorNow(), toolsWith(proxied, now))
    await expect(reading).rejects.toMatchObject({ kind: 'transient', uncertain: false })
    expect((await readAll()).deleted).toEqual([gone])
  })

  test('one entry that cannot be read hides no other', async () => {
    const { answer, access, fetch } = reader()
    const good = answer()
    const spoilt: typeof fetch = async (input, init) => {
      const response = await fetch(input, init)
      if (!String(input).includes('/notifications')) return response
      return Response.json([{ id: 7, type: null }, ...(await response.json())])
    }
    const batch = await mastodon.read?.(access, null, toolsWith(spoilt, now))
    expect(batch?.events).toContainEqual({
      type: 'message',
      message: expect.objectContaining({ remoteId: good }),
    })
  })

  test('a cursor of another version starts history again; settings of another version ask to connect again', async () => {
    const { answer, access, fetch } = reader()
    answer()
    const batch = await mastodon.read?.(access, 'from elsewhere', toolsWith(fetch, now))
    expect(batch?.events).toHaveLength(2)
    const strange = accessTo({ account, settings: {}, secret })
    await expect(mastodon.read?.(strange, null, toolsWith(fetch, now))).rejects.toMatchObject({
      kind: 'reconnect',
    })
  })
})
