import fc from 'fast-check'
import { expect, test } from 'vitest'
import { facetsOf } from './facets.ts'
import { spansOf } from './spans.ts'

const did = 'did:plc:abcdefghijklmnopqrstuvwx'

test('links, mentions and tags come back as the words they stand on, whatever surrounds them', async () => {
  const word = fc.constantFrom('été', '🧀', '👩‍👩‍👧', 'a', '日本')
  const linked = fc.constantFrom('https://valcombe.example/été', '@lucie.bsky.social', '#fromage')
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(word, linked), { maxLength: 12 }), async (words) => {
      const text = words.join(' ')
      const spans = spansOf(text, await facetsOf(text, async () => did))
      const written = words.filter((one) => /^(https|@|#)/.test(one))
      expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(written)
      for (const { start, end, kind, target } of spans) {
        const bare = text.slice(start, end)
        expect(target).toBe(kind === 'link' ? bare : bare.slice(1))
      }
    }),
  )
})

test('a mention of nobody stays plain text', async () => {
  expect(await facetsOf('Bonjour @personne.bsky.social', async () => undefined)).toEqual([])
})

test('whatever a stranger writes into facets, spans stay inside the text, in order and apart', () => {
  const index = fc.record({
    byteStart: fc.integer({ min: -5, max: 40 }),
    byteEnd: fc.integer({ min: -5, max: 40 }),
  })
  const feature = fc.constantFrom<unknown>(
    { $type: 'app.bsky.richtext.facet#link', uri: 'https://a.example' },
    { $type: 'app.bsky.richtext.facet#link', uri: 'javascript:alert(1)' },
    { $type: 'app.bsky.richtext.facet#tag', tag: 'x' },
    { $type: 'somebody.else#thing' },
    null,
  )
  const facets = fc.oneof(fc.anything(), fc.array(fc.record({ index, features: fc.array(feature) })))
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 15 }), facets, (text, given) => {
      let last = 0
      for (const { start, end, target } of spansOf(text, given)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
        expect(text.slice(start, end).isWellFormed()).toBe(
          text.isWellFormed() || text.slice(start, end).isWellFormed(),
        )
        expect(target).not.toContain('javascript')
        last = end
      }
    }),
  )
})
