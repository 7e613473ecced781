import { describe, expect, test } from 'vitest'
import { accessTo, type Fetch, toolsWith } from '../kit/conformance/index.ts'
import type { Command } from '../kit/index.ts'
import { faultsOfEntity, faultsOfRequest, isThere } from './description.ts'
import { account, now, secret, server, settings, us } from './fake-people.ts'
import { fakeMastodon } from './fake-server.ts'
import { mastodon } from './index.ts'

const image = {
  mime: 'image/png',
  width: 2,
  height: 2,
  bytes: 4,
  alt: 'Une meule',
  focus: { x: 0.5, y: -0.25 },
  read: async () => Buffer.from('PNG!'),
}

/** Everything that the client can ask, as it was asked. */
const everyRequest = async () => {
  const world = fakeMastodon()
  const requests: Request[] = []
  const fetch: Fetch = (input, init) => {
    requests.push(new Request(input, { ...init, signal: null }))
    return world.fetch(input, init)
  }
  const tools = toolsWith(fetch, now)
  const access = accessTo({ account, settings, secret })
  const post = world.add({ by: us, text: 'Le marché ouvre.' })
  const gone = world.notify(world.add({ text: '@laiterie Ah ?', replyTo: post, mentions: [us] }))
  const answer = world.notify(world.add({ text: '@laiterie Oui ?', replyTo: post, mentions: [us] }))
  await mastodon.connect({ server, accessToken: 'token' }, tools)
  await mastodon.check(access, tools)
  const batch = await mastodon.read?.(access, null, tools)
  const older = await mastodon.read?.(access, batch?.cursor ?? null, tools)
  world.remove(gone)
  await mastodon.read?.(access, older?.cursor ?? null, tools)
  await mastodon.metrics?.(access, [post, answer], tools)
  world.slow.rounds = 2
  const target = { remoteId: answer }
  const commands: Command[] = [
    {
      action: 'publish',
      key: 'p',
      text: 'Bonjour',
      language: 'fr-FR',
      images: [image],
      visibility: 'followers',
      contentWarning: 'Fromage',
      linkUrl: 'https://valcombe.example/',
    },
    {
      action: 'thread',
      key: 't',
      parts: [
        { text: 'Un', images: [] },
        { text: 'Deux', images: [] },
      ],
    },
    { action: 'quote', key: 'q', text: 'Lisez', images: [], target },
    { action: 'reply', key: 'r', text: 'Oui.', images: [], target },
    { action: 'like', key: 'l', target },
    { action: 'unlike', key: 'u', target },
    { action: 'delete_own', key: 'd', target: { remoteId: post } },
  ]
  for (const command of commands) {
    const prepared = (await mastodon.prepare?.(access, command, tools)) ?? {}
    await mastodon.find?.(access, command, prepared, tools)
    await mastodon.send?.(access, command, prepared, tools)
    await mastodon.find?.(access, command, prepared, tools)
  }
  return { requests, world }
}

describe.skipIf(!isThere)('requests against the description of the API', () => {
  test('every request that the client makes is described', async () => {
    const { requests } = await everyRequest()
    const names = requests.map(
      ({ method, url }) => `${method} ${new URL(url).pathname.replace(/\d{3,}/g, 'N')}`,
    )
    const faults = await Promise.all(requests.map(faultsOfRequest))
    expect(faults.flat()).toEqual([])
    expect([...new Set(names)].sort()).toEqual([
      'DELETE /api/v1/statuses/N',
      'GET /api/v1/accounts/N/statuses',
      'GET /api/v1/accounts/verify_credentials',
      'GET /api/v1/apps/verify_credentials',
      'GET /api/v1/media/N',
      'GET /api/v1/notifications',
      'GET /api/v1/statuses',
      'GET /api/v1/statuses/N',
      'GET /api/v1/statuses/N/context',
      'GET /api/v2/instance',
      'POST /api/v1/statuses',
      'POST /api/v1/statuses/N/favourite',
      'POST /api/v1/statuses/N/unfavourite',
      'POST /api/v2/media',
    ])
  })

  test('the server that the other tests play against speaks as described', async () => {
    const { world } = await everyRequest()
    for (const status of world.statuses.values()) expect(faultsOfEntity('Status', status)).toEqual([])
    const { fetch } = world
    const listed = await (await fetch(`${server}/api/v1/notifications?types[]=mention`)).json()
    expect(listed).toHaveLength(1)
    for (const entry of listed) expect(faultsOfEntity('Notification', entry)).toEqual([])
    expect(faultsOfEntity('Status', { id: 3 })).not.toEqual([])
  })

  const to = (path: string, init: RequestInit = {}) => new Request(server + path, init)
  const post = (path: string, body: unknown) =>
    to(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const form = (fields: Record<string, string>) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    return to('/api/v2/media', { method: 'POST', body })
  }
  test.each([
    ['a status without words or pictures', post('/api/v1/statuses', { language: 'fr' })],
    ['a status under an unknown name', post('/api/v1/statuses', { status: 'Bonjour', text: 'Bonjour' })],
    ['an unknown visibility', post('/api/v1/statuses', { status: 'Bonjour', visibility: 'followers' })],
    ['pictures that are no list', post('/api/v1/statuses', { media_ids: '1' })],
    ['a picture without its file', form({ description: 'Une meule' })],
    ['an unknown type of notification', to('/api/v1/notifications?types[]=reply')],
    ['types that are no list', to('/api/v1/notifications?types=mention')],
    ['a limit in words', to('/api/v1/notifications?limit=many')],
    ['an unknown query', to('/api/v1/accounts/1/statuses?before=3')],
    ['an unknown door', post('/api/v1/statuses/1/like', {})],
  ])('%s is refused', async (_, request) => {
    expect(await faultsOfRequest(request)).not.toEqual([])
  })
})
