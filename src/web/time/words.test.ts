import { expect, test } from 'vitest'
import { dayWords, hourWords } from './words.ts'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

test('hours are written as each language says them, in the zone of the place', () => {
  expect(plain(hourWords('2026-05-21T07:14:00Z', 'fr', 'Europe/Paris'))).toBe('9 h 14')
  expect(plain(hourWords('2026-05-20T22:05:00Z', 'fr', 'Europe/Paris'))).toBe('0 h 05')
  expect(plain(hourWords('2026-05-21T07:14:00Z', 'en', 'Europe/Paris'))).toBe('9:14 AM')
})

test('the first of the month is ordinal in French, and another year is named', () => {
  const now = new Date('2026-05-21T07:14:00Z')
  expect(dayWords('2026-05-01T10:00:00Z', 'fr', 'Europe/Paris', now)).toBe('ven. 1ᵉʳ mai')
  expect(dayWords('2026-05-21T10:00:00Z', 'fr', 'Europe/Paris', now)).toBe('jeu. 21 mai')
  expect(dayWords('2024-03-02T10:00:00Z', 'fr', 'Europe/Paris', now)).toContain('2024')
})
