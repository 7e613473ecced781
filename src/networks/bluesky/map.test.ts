import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assertMessages } from '../kit/conformance/index.ts'
import { contentHash } from './content-hash.ts'
import metrics from './fixtures/metrics.json' with { type: 'json' }
import reads from './fixtures/reads.json' with { type: 'json' }
import { mapPost, type PostView } from './map.ts'

const us = 'did:plc:abcdefghijklmnopqrstuvwx'
const other = 'did:plc:zyxwvutsrqponmlkjihgfedc'
const post = (record: unknown, embed?: unknown): PostView =>
  ({
    uri: `at://${other}/app.bsky.feed.post/3kabcdefghij2`,
    cid: 'bafy',
    author: { did: other, handle: 'lucie.test' },
    record,
    embed,
    indexedAt: '2026-11-21T12:00:00.000Z',
  }) as PostView

test('whatever a record or an embed holds, a sound message comes out', () => {
  const kinds = ['images', 'video', 'external', 'record', 'recordWithMedia', 'gallery']
  const embed = fc.record({ $type: fc.constantFrom(...kinds.map((kind) => `app.bsky.embed.${kind}#view`)) })
  const extra = fc.dictionary(
    fc.constantFrom('images', 'external', 'record', 'media', 'items', 'playlist'),
    fc.anything(),
  )
  const record = fc.oneof(
    fc.anything(),
    fc.record({
      text: fc.anything(),
      createdAt: fc.anything(),
      langs: fc.anything(),
      facets: fc.anything(),
      reply: fc.anything(),
    }),
  )
  fc.assert(
    fc.property(record, embed, extra, (value, base, more) => {
      const message = mapPost(post(value, { ...base, ...more }), { us, concerns: 'us' })
      assertMessages([{ type: 'message', message }], new Date('2026-11-21T12:00:00Z'))
    }),
  )
})

test('a time from the future is the network’s own, a time from the past is the author’s', () => {
  const at = (createdAt: string) => mapPost(post({ text: '', createdAt }), { us, concerns: 'us' }).sentAt
  expect(at('2099-01-01T00:00:00Z')).toBe('2026-11-21T12:00:00.000Z')
  expect(at('2026-11-20T00:00:00+02:00')).toBe('2026-11-19T22:00:00.000Z')
  expect(at('yesterday')).toBe('2026-11-21T12:00:00.000Z')
})

test('what a picture, a card and a quote show', () => {
  const quote = {
    $type: 'app.bsky.embed.record#view',
    record: {
      uri: `at://${us}/app.bsky.feed.post/3kx`,
      author: { did: us, handle: 'valcombe.test' },
      value: { text: 'La tomme' },
    },
  }
  const media = {
    $type: 'app.bsky.embed.images#view',
    images: [{ thumb: 'https://a.example/t', fullsize: 'https://a.example/f', alt: 'Une vache' }],
  }
  const embed = { $type: 'app.bsky.embed.recordWithMedia#view', record: quote, media }
  expect(mapPost(post({ text: 'x' }, embed), { us, concerns: 'us' }).attachments).toEqual([
    { kind: 'image', url: 'https://a.example/f', thumbnailUrl: 'https://a.example/t', alt: 'Une vache' },
    {
      kind: 'quote',
      url: 'https://bsky.app/profile/valcombe.test/post/3kx',
      title: '@valcombe.test La tomme',
    },
  ])
})

interface Hashed {
  cid: string
  record: Record<string, unknown>
}
const hashed = (value: unknown): Hashed[] => {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.values(value).flatMap(hashed)
  return 'record' in value && 'cid' in value && 'indexedAt' in value ? [value as Hashed, ...inner] : inner
}

test('the hash of every recorded post is the one its server gave', async () => {
  const posts = [...hashed(reads), ...hashed(metrics)]
  expect(posts.length).toBeGreaterThan(3)
  for (const { cid, record } of posts) expect(await contentHash(record)).toBe(cid)
})
