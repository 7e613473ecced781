import { expect, test } from 'vitest'
import { mapFeed } from './map.ts'
import { parseDocument } from './parse.ts'

const account = { remoteId: 'https://valcombe.example/feed', handle: 'valcombe.example', name: 'Valcombe' }
const now = new Date('2026-11-21T12:00:00Z')
const read = (document: string) => {
  const feed = parseDocument(document)
  return feed && mapFeed(feed, account, now).map(({ message }) => message)
}
const rss = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><link>https://valcombe.example/</link>${items}</channel></rss>`

test('RSS: entities, relative addresses and pictures', () => {
  const [message] =
    read(
      rss(
        '<item><guid>g1</guid><link>/tomme</link><title>Tomme &amp; lait</title><pubDate>Fri, 20 Nov 2026 10:00:00 +0100</pubDate>' +
          '<description>&lt;p&gt;L&amp;rsquo;&amp;eacute;t&amp;eacute;&lt;/p&gt;&lt;img src="/a.jpg" alt="Une vache"&gt;&lt;script&gt;alert(1)&lt;/script&gt;</description></item>',
      ),
    ) ?? []
  expect(message).toMatchObject({
    remoteId: 'g1',
    kind: 'article',
    concerns: 'context',
    url: 'https://valcombe.example/tomme',
    text: 'Tomme & lait\n\nL’été',
    sentAt: '2026-11-20T09:00:00.000Z',
    attachments: [{ kind: 'image', url: 'https://valcombe.example/a.jpg', alt: 'Une vache' }],
  })
})

test('Atom: content, author, and an update after publication', () => {
  const [message] =
    read(
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><id>f</id><entry><id>urn:1</id><title>Un titre</title>' +
        '<link rel="edit" href="https://valcombe.example/edit"/><link rel="alternate" href="https://valcombe.example/1"/>' +
        '<author><name>Jeanne</name><uri>https://valcombe.example/jeanne</uri></author>' +
        '<published>2026-11-01T10:00:00Z</published><updated>2026-11-02T10:00:00Z</updated>' +
        '<content type="html">&lt;p&gt;Le texte&lt;/p&gt;</content></entry></feed>',
    ) ?? []
  expect(message).toMatchObject({
    remoteId: 'urn:1',
    url: 'https://valcombe.example/1',
    text: 'Un titre\n\nLe texte',
    author: { remoteId: 'https://valcombe.example/jeanne', name: 'Jeanne', isUs: false },
    sentAt: '2026-11-01T10:00:00.000Z',
    editedAt: '2026-11-02T10:00:00.000Z',
  })
})

test('JSON Feed', () => {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'T',
    items: [
      {
        id: '7',
        url: 'https://valcombe.example/7',
        content_text: 'Bonjour',
        date_published: '2026-11-01T10:00:00Z',
      },
    ],
  }
  expect(read(JSON.stringify(feed))).toMatchObject([{ remoteId: '7', text: 'Bonjour' }])
})

test('RDF', () => {
  const document =
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">' +
    '<channel rdf:about="https://valcombe.example/"><title>T</title><link>https://valcombe.example/</link></channel>' +
    '<item rdf:about="https://valcombe.example/1"><title>Un titre</title><link>https://valcombe.example/1</link>' +
    '<dc:creator>Jeanne</dc:creator><dc:date>2026-11-01T10:00:00Z</dc:date><description>Le texte</description></item></rdf:RDF>'
  expect(read(document)).toMatchObject([
    {
      remoteId: 'https://valcombe.example/1',
      text: 'Un titre\n\nLe texte',
      author: { name: 'Jeanne' },
      sentAt: '2026-11-01T10:00:00.000Z',
    },
  ])
})

test('without a guid the link is the id, without a link a hash of the words, the same one every time', () => {
  const document = rss(
    '<item><link>https://valcombe.example/a</link><title>A</title></item><item><title>B</title></item>',
  )
  const ids = read(document)?.map(({ remoteId }) => remoteId) ?? []
  expect(ids).toHaveLength(2)
  expect(ids).toContain('https://valcombe.example/a')
  expect(ids.find((id) => id.startsWith('hash:'))).toMatch(/^hash:[\w-]{16}$/)
  expect(read(document)?.map(({ remoteId }) => remoteId)).toEqual(ids)
})

test('entries that share one guid are told apart by their link', () => {
  const item = (path: string) =>
    `<item><guid>same</guid><link>https://valcombe.example/${path}</link><title>${path}</title></item>`
  const ids = read(rss(item('a') + item('b')))?.map(({ remoteId }) => remoteId)
  expect(ids?.sort()).toEqual(['https://valcombe.example/a', 'https://valcombe.example/b'])
})

test('a date in the future, an address that runs code', () => {
  const [message] =
    read(
      rss(
        '<item><guid>g</guid><link>javascript:alert(1)</link><title>A</title><pubDate>Fri, 20 Nov 2099 10:00:00 GMT</pubDate></item>',
      ),
    ) ?? []
  expect(message?.sentAt).toBe(now.toISOString())
  expect(message?.url).toBeUndefined()
})

test.each([
  ['a page', '<!doctype html><html><body>Bonjour</body></html>'],
  ['nothing', ''],
  ['a truncated feed', rss('<item><title>A</title><description>Le début de').slice(0, -40)],
  ['other JSON', '{"hello": 1}'],
])('%s is not a feed', (_, document) => expect(read(document)).toBeUndefined())

test('at most 500 entries are read', () => {
  const items = Array.from(
    { length: 600 },
    (_, index) => `<item><guid>${index}</guid><title>${index}</title></item>`,
  )
  expect(read(rss(items.join('')))).toHaveLength(500)
})
