import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantOf, localTimeOf } from './local-time.ts'

const zones = [
  'Europe/Paris',
  'Europe/Brussels',
  'America/Montreal',
  'America/Guadeloupe',
  'Indian/Reunion',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Africa/Casablanca',
  'UTC',
]
const minute = fc.integer({ min: Date.UTC(2016, 0) / 60_000, max: Date.UTC(2036, 11, 31) / 60_000 })

test('an instant shown on a wall clock is found again, or the clock shows that minute twice and the first is found', () => {
  fc.assert(
    fc.property(minute, fc.constantFrom(...zones), (at, zone) => {
      const instant = new Date(at * 60_000)
      const local = localTimeOf(instant, zone)
      const found = instantOf(local, zone)
      expect(found).not.toBeNull()
      expect(localTimeOf(found as Date, zone)).toBe(local)
      expect(found?.getTime()).toBeLessThanOrEqual(instant.getTime())
    }),
    { numRuns: 2000 },
  )
})

test('an hour that the clock skips has no instant', () => {
  expect(instantOf('2026-03-29T02:30', 'Europe/Paris')).toBeNull()
  expect(instantOf('2026-03-29T01:59', 'Europe/Paris')?.toISOString()).toBe('2026-03-29T00:59:00.000Z')
  expect(instantOf('2026-03-29T03:00', 'Europe/Paris')?.toISOString()).toBe('2026-03-29T01:00:00.000Z')
})

test('an hour that comes twice is the first', () => {
  expect(instantOf('2026-10-25T02:30', 'Europe/Paris')?.toISOString()).toBe('2026-10-25T00:30:00.000Z')
})

test('a day that does not exist has no instant', () => {
  expect(instantOf('2026-02-30T10:00', 'Europe/Paris')).toBeNull()
  expect(instantOf('2011-12-30T10:00', 'Pacific/Apia')).toBeNull()
  expect(instantOf('not a date', 'Europe/Paris')).toBeNull()
})
