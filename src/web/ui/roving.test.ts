import fc from 'fast-check'
import { expect, test } from 'vitest'
import { step } from './roving.ts'

test('as many steps forward as back lead to where one stood', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.nat(29), fc.nat(60), (count, start, times) => {
      const go = (key: string, from: number) => {
        let at = from
        for (let n = 0; n < times; n += 1) at = step(key, at, count) ?? -1
        return at
      }
      const from = start % count
      expect(go('ArrowUp', go('ArrowDown', from))).toBe(from)
    }),
  )
})

test('an axis leaves the keys of the other alone', () => {
  expect(step('ArrowDown', 0, 3, 'horizontal')).toBeNull()
  expect(step('ArrowRight', 0, 3, 'vertical')).toBeNull()
  expect(step('ArrowRight', 2, 3, 'horizontal')).toBe(0)
  expect(step('End', 0, 3)).toBe(2)
  expect(step('ArrowDown', 0, 0)).toBeNull()
})
