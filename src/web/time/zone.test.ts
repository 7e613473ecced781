import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantOf, wallTimeOf } from './zone.ts'

const zones = fc.constantFrom(
  'Europe/Paris',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Pacific/Auckland',
  'UTC',
  'America/Sao_Paulo',
)
const minutes = fc.integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2030, 0, 1) / 60_000 })

test('a wall time read from an instant leads back to it, or to its twin an hour earlier', () => {
  fc.assert(
    fc.property(minutes, zones, (minute, zone) => {
      const instant = minute * 60_000
      const back = instantOf(wallTimeOf(new Date(instant), zone), zone)?.getTime() ?? Number.NaN
      expect([0, 3_600_000]).toContain(instant - back)
    }),
    { numRuns: 300 },
  )
})

test('an hour that does not exist is the hour after; one that happens twice is the first', () => {
  expect(instantOf('2026-03-29T02:30', 'Europe/Paris')?.toISOString()).toBe('2026-03-29T01:30:00.000Z')
  expect(instantOf('2026-10-25T02:30', 'Europe/Paris')?.toISOString()).toBe('2026-10-25T00:30:00.000Z')
})

test('a text that is no date is null', () => {
  expect(instantOf('', 'Europe/Paris')).toBeNull()
})
