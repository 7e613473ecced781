import { expect, test } from 'vitest'
import { accessTo, type Exchange, replay, toolsWith } from '../kit/conformance/index.ts'
import { announcedFeeds } from './discover.ts'
import wordpress from './fixtures/wordpress.json' with { type: 'json' }
import { read } from './read.ts'

const now = new Date('2026-11-21T12:00:00Z')
const account = { remoteId: 'https://valcombe.example/feed', handle: 'valcombe.example', name: 'Valcombe' }
const access = accessTo({ account, settings: {}, secret: {} })

const document = (items: [id: string, title: string][]) =>
  `<rss version="2.0"><channel><title>T</title>${items
    .map(([id, title]) => `<item><guid isPermaLink="false">${id}</guid><title>${title}</title></item>`)
    .join('')}</channel></rss>`

const readDocument = async (text: string, cursor: string | null, at = now) => {
  const exchange: Exchange = { method: 'GET', path: '/feed', answer: { status: 200, headers: {}, text } }
  const batch = await read(access, cursor, toolsWith(replay([exchange]).fetch, at))
  const messages = batch.events.flatMap((event) => (event.type === 'message' ? [event.message] : []))
  return { messages, cursor: batch.cursor }
}

test('an entry is told once, told again when it changes, and keeps its time', async () => {
  const first = await readDocument(document([['a', 'Un']]), null)
  expect(first.messages).toMatchObject([{ remoteId: 'a', text: 'Un' }])
  expect(first.messages[0]?.editedAt).toBeUndefined()

  const same = await readDocument(document([['a', 'Un']]), first.cursor, new Date('2026-11-21T13:00:00Z'))
  expect(same.messages).toEqual([])

  const later = new Date('2026-11-21T14:00:00Z')
  const edited = await readDocument(
    document([
      ['b', 'Deux'],
      ['a', 'Un !'],
    ]),
    same.cursor,
    later,
  )
  expect(edited.messages.find(({ remoteId }) => remoteId === 'a')).toMatchObject({
    text: 'Un !',
    sentAt: now.toISOString(),
    editedAt: later.toISOString(),
  })
  expect(edited.messages.find(({ remoteId }) => remoteId === 'b')?.editedAt).toBeUndefined()
})

test('an entry that leaves the feed for a while is not new when it comes back', async () => {
  const first = await readDocument(
    document([
      ['a', 'Un'],
      ['b', 'Deux'],
    ]),
    null,
  )
  const without = await readDocument(document([['a', 'Un']]), first.cursor)
  const back = await readDocument(
    document([
      ['a', 'Un'],
      ['b', 'Deux'],
    ]),
    without.cursor,
  )
  expect([...without.messages, ...back.messages]).toEqual([])
})

test('validators are sent back, and an unchanged feed leaves the cursor as it is', async () => {
  const asked: Headers[] = []
  const fetch: typeof globalThis.fetch = async (_, init) => {
    asked.push(new Headers(init?.headers))
    if (asked.length > 1) return new Response(null, { status: 304 })
    const headers = { etag: '"v1"', 'last-modified': 'Sat, 21 Nov 2026 10:00:00 GMT' }
    return new Response(document([['a', 'Un']]), { headers })
  }
  const first = await read(access, null, toolsWith(fetch, now))
  const second = await read(access, first.cursor, toolsWith(fetch, now))
  expect(asked[1]?.get('if-none-match')).toBe('"v1"')
  expect(asked[1]?.get('if-modified-since')).toBe('Sat, 21 Nov 2026 10:00:00 GMT')
  expect(second).toEqual({ events: [], cursor: first.cursor, more: false })
})

test('an edited article of WordPress keeps its id and says that it was edited', async () => {
  const tools = toolsWith(replay(wordpress.edited as unknown as Exchange[]).fetch, new Date(wordpress.now))
  const batch = await read(
    accessTo({ account: wordpress.account, settings: {}, secret: {} }),
    wordpress.cursor,
    tools,
  )
  expect(batch.events).toMatchObject([
    { type: 'message', message: { remoteId: wordpress.remoteId, editedAt: wordpress.now } },
  ])
})

test('a page announces its feeds, comments last, and nothing that is not on the web', () => {
  const page = `<link rel="alternate" type="application/rss+xml" title="Comments feed" href="/comments/feed/">
    <LINK href='/feed/?a=1&amp;b=2' type='application/rss+xml' rel='alternate'><link rel="stylesheet" href="x.css">
    <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">`
  expect(announcedFeeds(page, 'https://valcombe.example/blog')).toEqual([
    'https://valcombe.example/feed/?a=1&b=2',
    'https://valcombe.example/comments/feed/',
  ])
})
