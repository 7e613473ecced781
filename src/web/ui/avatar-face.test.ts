import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hueOf, initials } from './avatar-face.ts'

test.each([
  ['Inès Caradec', 'IC'],
  ['Laiterie de Valcombe', 'LV'],
  ['Crèche Les Petits Pas', 'CP'],
  ['Coline A.', 'CA'],
  ['ines@laiterie.example', 'IE'],
  ['Éole', 'ÉO'],
  ['', '?'],
])('%s is shown as %s', (name, letters) => {
  expect(initials(name)).toBe(letters)
})

test('any name gives one or two signs and a hue of the palette', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const letters = initials(name)
      expect(letters.length).toBeGreaterThan(0)
      expect(hueOf(name)).toBeGreaterThanOrEqual(25)
      expect(hueOf(name)).toBe(hueOf(name))
    }),
  )
})
