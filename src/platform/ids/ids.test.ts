import fc from 'fast-check'
import { expect, it } from 'vitest'
import { newId } from './index.ts'

const anyTime = fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true })

it('sorts as time, whatever else the ids hold', () => {
  fc.assert(
    fc.property(anyTime, anyTime, (a, b) => {
      fc.pre(a.getTime() !== b.getTime())
      expect(newId(a) < newId(b)).toBe(a < b)
    }),
  )
})

it('is a UUID of version 7 and of the RFC variant', () => {
  expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

it('is never given twice, not even in the same millisecond', () => {
  const at = new Date()
  expect(new Set(Array.from({ length: 20_000 }, () => newId(at))).size).toBe(20_000)
})
