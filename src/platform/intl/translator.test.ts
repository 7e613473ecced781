import { expect, it } from 'vitest'
import { createWords, preferredLocale } from './translator.ts'

const words = createWords({
  room: {
    fr: { late: "L'envoi attend {n, plural, one {# jour} other {# jours}} !" },
    en: { late: "It's late" },
  },
})

it('says a message of an area, set for its language', () => {
  expect(words.say('fr', 'room.late', { n: 2 })).toBe('L’envoi attend 2 jours\u202f!')
  expect(words.say('en', 'room.late')).toBe('It’s late')
})

it('says nothing rather than a key', () => {
  expect(words.say('fr', 'room.absent')).toBeUndefined()
  expect(words.say('fr', 'nowhere.late')).toBeUndefined()
})

it('follows the first language of the browser that it knows', () => {
  expect(preferredLocale('de-CH, en;q=0.8, fr;q=0.5', 'fr')).toBe('en')
  expect(preferredLocale('FR-ca', 'en')).toBe('fr')
  expect(preferredLocale('de', 'en')).toBe('en')
  expect(preferredLocale(null, 'fr')).toBe('fr')
})
