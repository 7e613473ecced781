import { describe, expect, test } from 'vitest'
import { accessTo, type Fetch, toolsWith } from '../kit/conformance/index.ts'
import { countText, limitsFor } from '../kit/index.ts'
import { account, now, refusal, secret, settings, us } from './fake-people.ts'
import { fakeMastodon } from './fake-server.ts'
import { mastodon } from './index.ts'
import { manifest } from './manifest.ts'

const connecting = (fields: Record<string, string>, answers: Record<string, () => Response> = {}) => {
  const world = fakeMastodon()
  const asked: URL[] = []
  const fetch: Fetch = async (input, init) => {
    const url = new URL(String(input))
    asked.push(url)
    return answers[url.pathname]?.() ?? world.fetch(input, init)
  }
  const running = mastodon.connect({ accessToken: 'token', ...fields }, toolsWith(fetch, now))
  return { running, asked }
}

describe('connecting', () => {
  test.each([
    'valcombe.social',
    ' https://valcombe.social/@laiterie ',
    '@laiterie@valcombe.social',
    'valcombe.social/about',
  ])('%s names the server', async (server) => {
    const { running, asked } = connecting({ server })
    expect((await running).account).toMatchObject({ remoteId: 'laiterie@valcombe.social', name: 'Laiterie' })
    expect(new Set(asked.map(({ origin }) => origin))).toEqual(new Set(['https://valcombe.social']))
  })

  test.each([
    [{ server: '' }, 'server'],
    [{ server: 'https://nom:secret@valcombe.social' }, 'server'],
    [{ server: 'valcombe.social', accessToken: '' }, 'accessToken'],
    [{ server: 'valcombe.social', accessToken: 'mon jeton à moi' }, 'accessToken'],
  ])('%j is refused without asking anybody', async (fields, field) => {
    const { running, asked } = connecting(fields)
    await expect(running).rejects.toMatchObject({ kind: 'rejected', field })
    expect(asked).toEqual([])
  })

  test('a token that may only read is refused now, not at the first answer', async () => {
    const { running } = connecting(
      { server: 'valcombe.social' },
      { '/api/v1/apps/verify_credentials': () => Response.json({ scopes: ['read'] }) },
    )
    await expect(running).rejects.toMatchObject({ kind: 'rejected', field: 'accessToken' })
  })

  test('an older server that tells neither scopes nor limits gets those of the manifest', async () => {
    const { running } = connecting(
      { server: 'valcombe.social' },
      {
        '/api/v1/apps/verify_credentials': () => refusal(404, 'Record not found'),
        '/api/v2/instance': () => new Response('<h1>404</h1>', { status: 404 }),
        '/api/v1/instance': () => Response.json({ uri: 'valcombe.social', version: '3.5.3' }),
      },
    )
    const { settings: kept } = await running
    expect(kept).toMatchObject({ domain: 'valcombe.social', api: 0 })
    expect(limitsFor(mastodon, kept).text?.post).toMatchObject({ max: manifest.text.post.max, urlWeight: 23 })
  })

  test('compatible software is known as such, and keeps its own limits', async () => {
    const instance = {
      uri: 'https://valcombe.social',
      version: '2.7.2 (compatible; Pleroma 2.6.2)',
      max_toot_chars: 5000,
    }
    const { running } = connecting(
      { server: 'valcombe.social' },
      {
        '/api/v2/instance': () => refusal(404, 'Not found'),
        '/api/v1/instance': () => Response.json(instance),
      },
    )
    const { settings: kept } = await running
    expect(kept).toMatchObject({ domain: 'valcombe.social', api: null })
    expect(limitsFor(mastodon, kept).text?.post.max).toBe(5000)
    expect(limitsFor(mastodon, kept).text?.reply.max).toBe(4968)
  })
})

describe('checking', () => {
  const check = (world: ReturnType<typeof fakeMastodon>, some: object = {}) =>
    mastodon.check(
      accessTo({ account, settings: { ...settings, ...some }, secret }),
      toolsWith(world.fetch, now),
    )

  test('brings the limits up to date', async () => {
    const world = fakeMastodon()
    world.instance.configuration.statuses.max_characters = 1000
    const { settings: kept = {} } = await check(world)
    expect(limitsFor(mastodon, kept).text?.post.max).toBe(1000)
  })

  test('a token that opens another account is a dead access', async () => {
    await expect(check(fakeMastodon(), { accountId: '999' })).rejects.toMatchObject({ kind: 'reconnect' })
  })
})

test('a link weighs what the server says, a mention its name', () => {
  const limits = { ...settings.limits, urlWeight: 30 }
  const limit = limitsFor(mastodon, { ...settings, limits }).text?.post
  expect(limit && countText(limit, '@lucie@ailleurs.example https://valcombe.example').count).toBe(37)
})

describe('measuring', () => {
  test.each([
    [7, ['GET /api/v1/statuses']],
    [1, ['GET /api/v1/statuses/115000000000001000', 'GET /api/v1/statuses/404']],
  ])('on version %i of the API, what is gone is left out', async (api, expected) => {
    const world = fakeMastodon()
    const id = world.add({ by: us, text: 'x' })
    const access = accessTo({ account, settings: { ...settings, api }, secret })
    const figures = await mastodon.metrics?.(access, [id, '404'], toolsWith(world.fetch, now))
    expect([...(figures ?? [])]).toEqual([[id, { likes: 1, replies: 0, shares: 2, quotes: 0, views: null }]])
    expect(world.calls).toEqual(expected)
  })
})
