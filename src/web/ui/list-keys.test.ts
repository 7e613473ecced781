import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { setSingleKeys } from '../keyboard/single-keys.ts'
import { rowAction } from './list-keys.ts'

afterEach(() => setSingleKeys(true))

const pressed = (key: string) => ({ key, ctrlKey: false, metaKey: false, altKey: false })

test('no key leads outside the list', () => {
  const keys = fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End', 'j', 'k')
  fc.assert(
    fc.property(keys, fc.integer({ min: 1, max: 500 }), fc.nat(499), (key, count, start) => {
      const action = rowAction(pressed(key), start % count, count)
      expect(action).toMatchObject({ row: expect.any(Number) })
      if (!action || action === 'open') return
      expect(action.row).toBeGreaterThanOrEqual(0)
      expect(action.row).toBeLessThan(count)
    }),
  )
})

test('letters are deaf once switched off; arrows are not', () => {
  setSingleKeys(false)
  expect(rowAction(pressed('j'), 0, 5)).toBeNull()
  expect(rowAction(pressed('ArrowDown'), 0, 5)).toEqual({ row: 1 })
})

test('Enter and → open; a held modifier belongs to the browser', () => {
  expect(rowAction(pressed('Enter'), 0, 5)).toBe('open')
  expect(rowAction(pressed('ArrowRight'), 0, 5)).toBe('open')
  expect(rowAction({ ...pressed('ArrowRight'), altKey: true }, 0, 5)).toBeNull()
})
