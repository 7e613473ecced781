import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordKey } from './rkey.ts'

const date = fc.date({ min: new Date('2023-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })

test('a record key is valid, repeatable, and keeps the order of time', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.nat(24), date, (key, index, at) => {
      const rkey = recordKey(key, index, at)
      expect(rkey).toMatch(/^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/)
      expect(recordKey(key, index, at)).toBe(rkey)
      expect(recordKey(key, index, new Date(at.getTime() + 1)) > rkey).toBe(true)
    }),
  )
})

test('deliveries of the same instant do not share a key', () => {
  const at = new Date('2026-11-21T12:00:00Z')
  const keys = Array.from({ length: 100 }, (_, index) => recordKey(`delivery-${index}`, 0, at))
  expect(new Set(keys).size).toBe(100)
})
