import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysOfWeek, isDay, mondayOf, weekNumber } from './week.ts'

const day = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2090-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('week', () => {
  it('holds its day, from Monday to Sunday', () => {
    fc.assert(
      fc.property(day, (any) => {
        const week = daysOfWeek(mondayOf(any))
        expect(week).toContain(any)
        expect(new Date(`${week[0]}T00:00:00Z`).getUTCDay()).toBe(1)
      }),
    )
  })

  it('has the same number all week, and another the week after', () => {
    fc.assert(
      fc.property(day, (any) => {
        const number = weekNumber(any)
        expect(new Set(daysOfWeek(mondayOf(any)).map(weekNumber))).toEqual(new Set([number]))
        expect(weekNumber(addDays(any, 7))).toBe(
          [52, 53].includes(number) && weekNumber(addDays(any, 7)) === 1 ? 1 : number + 1,
        )
      }),
    )
  })

  it('numbers weeks as calendars do', () => {
    expect([
      weekNumber('2026-05-21'),
      weekNumber('2026-01-01'),
      weekNumber('2027-01-01'),
      weekNumber('2024-12-30'),
    ]).toEqual([21, 1, 53, 1])
  })

  it('reads a day only when it exists', () => {
    expect(['2026-02-28', '2026-02-30', '2026-2-1', 'demain', 21].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
  })
})
