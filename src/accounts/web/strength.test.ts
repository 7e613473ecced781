import fc from 'fast-check'
import { expect, test } from 'vitest'
import { strengthOf } from './strength.ts'

test('nothing under twelve characters passes, and the missing count is exact', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 11 }), (text) => {
      expect(strengthOf(text)).toEqual({ kind: 'short', missing: 12 - text.length })
    }),
  )
})

test('a repeated motif is never called long', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 4 }),
      fc.integer({ min: 12, max: 30 }),
      (motif, times) => {
        expect(strengthOf(motif.repeat(times)).kind).toBe('repetitive')
      },
    ),
  )
})

test('four unrelated words are long', () => {
  expect(strengthOf('opercule vélo lundi granit').kind).toBe('strong')
  expect(strengthOf('vélo-granit-7').kind).toBe('fair')
})
