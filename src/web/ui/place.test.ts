import fc from 'fast-check'
import { expect, test } from 'vitest'
import { place } from './place.ts'

const viewport = { width: 1000, height: 800 }
const anchorIn = fc.record({
  top: fc.integer({ min: -50, max: 820 }),
  left: fc.integer({ min: -50, max: 1020 }),
  width: fc.integer({ min: 1, max: 300 }),
  height: fc.integer({ min: 1, max: 60 }),
})
const sizeIn = fc.record({
  width: fc.integer({ min: 1, max: 900 }),
  height: fc.integer({ min: 1, max: 700 }),
})
const side = fc.constantFrom('below' as const, 'above' as const, 'right' as const)
const align = fc.constantFrom('start' as const, 'end' as const, 'center' as const)

test('what fits in the viewport is whole in it, wherever its anchor is', () => {
  fc.assert(
    fc.property(anchorIn, sizeIn, side, align, (anchor, size, side, align) => {
      const { top, left } = place({ anchor, size, viewport, side, align })
      expect(top).toBeGreaterThanOrEqual(8)
      expect(left).toBeGreaterThanOrEqual(8)
      expect(top + size.height).toBeLessThanOrEqual(792)
      expect(left + size.width).toBeLessThanOrEqual(992)
    }),
  )
})

test('below its anchor when there is room, above when there is not', () => {
  const size = { width: 200, height: 100 }
  expect(place({ anchor: { top: 100, left: 50, width: 80, height: 30 }, size, viewport })).toEqual({
    top: 134,
    left: 50,
  })
  expect(place({ anchor: { top: 740, left: 50, width: 80, height: 30 }, size, viewport }).top).toBe(636)
})
