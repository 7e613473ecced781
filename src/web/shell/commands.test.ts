import { expect, test } from 'vitest'
import { matches } from './commands.ts'

test.each([
  ['equipe', true],
  ['ÉQUI', true],
  ['reg eq', true],
  ['quipe', false],
  ['', true],
])('« %s » finds Équipe, in Réglages: %s', (typed, found) => {
  expect(matches({ label: 'Équipe', also: 'Réglages' }, typed)).toBe(found)
})

test('an apostrophe cuts words', () => {
  expect(matches({ label: 'Jetons d’accès' }, 'acces')).toBe(true)
})
