import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatWait, waitState } from './wait.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test.each([
  [0, '0 min'],
  [52, '52 min'],
  [60, '1 h 00'],
  [168, '2 h 48'],
  [2879, '47 h 59'],
  [2880, '2 j'],
])('%i minutes are written %s', (minutes, words) => {
  expect(plain(formatWait(minutes, 'fr'))).toBe(words)
})

test('waiting longer never looks better, and late is exactly the target', () => {
  const order = ['fine', 'soon', 'late']
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(5000), fc.integer({ min: 1, max: 3000 }), (one, other, target) => {
      const [less, more] = [Math.min(one, other), Math.max(one, other)]
      expect(order.indexOf(waitState(more, target).state)).toBeGreaterThanOrEqual(
        order.indexOf(waitState(less, target).state),
      )
      expect(waitState(one, target).state === 'late').toBe(one >= target)
    }),
  )
})

test('without a target nothing is late', () => {
  expect(waitState(99_999, null)).toEqual({ state: 'fine', ratio: 0 })
})
