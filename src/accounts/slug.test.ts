import fc from 'fast-check'
import { expect, it } from 'vitest'
import { slugOf, slugsFor } from './slug.ts'

it('reads as the name', () => {
  expect(slugOf('Laiterie de Valcombe')).toBe('laiterie-de-valcombe')
  expect(slugOf('Théâtre « L’Œuvre »')).toBe('theatre-l-oeuvre')
  expect(slugOf('日本')).toBe('parvis')
})

it('is an address whatever the name, and there is always a free one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 120 }), fc.uuid(), (name, id) => {
      const slugs = slugsFor(slugOf(name), id)
      for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9][a-z0-9-]{0,62}$/)
      expect(slugs.at(-1)).toContain(id.slice(-12))
    }),
  )
})
