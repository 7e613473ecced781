import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assertMessages } from '../kit/conformance/index.ts'
import { statusShape } from './entities.ts'
import { now, settings, them, us } from './fake-people.ts'
import { fakeMastodon, type Given } from './fake-server.ts'
import { mapStatus, type View } from './map.ts'

const view = (some: Partial<View> = {}): View => ({ us: settings, now, concerns: 'us', ...some })
const mapped = (given: Given, changes: object = {}, some: Partial<View> = {}) => {
  const world = fakeMastodon()
  const id = world.add(given)
  return mapStatus(statusShape.parse({ ...world.statuses.get(id), ...changes }), view(some))
}

test('whatever a server gives, a sound message comes out', () => {
  const fields = ['created_at', 'edited_at', 'url', 'uri', 'content', 'spoiler_text', 'visibility', 'language', 'in_reply_to_id', 'mentions', 'media_attachments', 'card', 'quote', 'poll', 'favourites_count'] // biome-ignore format: one list
  const value = fc.oneof(fc.anything(), fc.string(), fc.constantFrom('1', 'https://a.example', '<p>x</p>'))
  const person = fc.record({
    id: fc.constantFrom(us, them),
    acct: fc.anything(),
    display_name: fc.anything(),
    url: fc.anything(),
    avatar: fc.anything(),
  })
  fc.assert(
    fc.property(person, fc.dictionary(fc.constantFrom(...fields), value), (account, rest) => {
      const status = statusShape.parse({ id: '1', account, ...rest })
      const concerns = account.id === us ? 'context' : 'us'
      assertMessages([{ type: 'message', message: mapStatus(status, view({ concerns })) }], now)
    }),
    { numRuns: 500 },
  )
})

test('a direct message is private and has no place; for followers only is private too', () => {
  expect(mapped({ text: 'Psst', visibility: 'direct', mentions: [us] })).toMatchObject({
    kind: 'direct',
    visibility: 'private',
  })
  expect(mapped({ text: 'Psst', visibility: 'direct' })).not.toHaveProperty('space')
  expect(mapped({ text: 'Entre nous', visibility: 'private' }).visibility).toBe('private')
  expect(mapped({ text: 'Inconnue', visibility: 'local' }).visibility).toBe('private')
  expect(mapped({ text: 'À tous', visibility: 'unlisted' }).visibility).toBe('public')
})

test('the content warning opens the text, the choices of a poll close it, spans follow', () => {
  const { text, spans } = mapped(
    { text: 'Voir https://v.example/a', spoiler: 'Fromage' },
    { poll: { options: [{ title: 'Comté' }, { title: 'Tomme' }] } },
  )
  expect(text).toBe('⚠️ Fromage\n\nVoir https://v.example/a\n\n○ Comté\n○ Tomme')
  expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['https://v.example/a'])
})

test('people are named by their whole handle, whatever the server calls them', () => {
  expect(mapped({ text: 'x' }).author).toMatchObject({ remoteId: 'lucie@ailleurs.example', isUs: false })
  expect(mapped({ text: 'x', by: us }, {}, { concerns: 'context' }).author).toMatchObject({
    remoteId: 'laiterie@valcombe.social',
    isUs: true,
  })
})

test('an edit keeps its time; a time from the future is now', () => {
  const message = mapped(
    { text: 'x' },
    { edited_at: '2026-11-21T11:59:00Z', created_at: '2099-01-01T00:00:00Z' },
  )
  expect(message).toMatchObject({ editedAt: '2026-11-21T11:59:00.000Z', sentAt: now.toISOString() })
})

test('pictures, films, sounds, cards and quotes', () => {
  const file = (type: string, more: object = {}) => ({ type, url: `https://f.example/${type}`, ...more })
  const files = [
    file('image', { preview_url: 'https://f.example/small', description: 'Une vache' }),
    file('gifv'),
    file('audio'),
  ]
  expect(mapped({ text: 'x' }, { media_attachments: files }).attachments).toEqual([
    {
      kind: 'image',
      url: 'https://f.example/image',
      thumbnailUrl: 'https://f.example/small',
      alt: 'Une vache',
    },
    { kind: 'video', url: 'https://f.example/gifv' },
    { kind: 'link', url: 'https://f.example/audio', title: 'audio' },
  ])
  const card = { url: 'https://v.example', title: 'Valcombe', image: null }
  const quoted = {
    id: '9',
    account: { id: them, acct: 'lucie@ailleurs.example' },
    url: 'https://q.example/9',
    content: '<p>Mot</p>',
  }
  expect(
    mapped({ text: 'x' }, { card, quote: { state: 'accepted', quoted_status: quoted } }).attachments,
  ).toEqual([
    { kind: 'link', url: 'https://v.example', title: 'Valcombe' },
    { kind: 'quote', url: 'https://q.example/9', title: '@lucie@ailleurs.example Mot' },
  ])
})
