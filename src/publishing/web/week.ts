/** A day of the calendar, `2026-05-21`: no hour, no zone. */
export type Day = string

const DAY_MS = 86_400_000
const asUtc = (day: Day): Date => new Date(`${day}T00:00:00Z`)
const dayOf = (date: Date): Day => date.toISOString().slice(0, 10)

export const addDays = (day: Day, count: number): Day =>
  dayOf(new Date(asUtc(day).getTime() + count * DAY_MS))

/** Weeks begin on Monday. */
export const mondayOf = (day: Day): Day => addDays(day, -((asUtc(day).getUTCDay() + 6) % 7))

export const daysOfWeek = (monday: Day): Day[] => Array.from({ length: 7 }, (_, at) => addDays(monday, at))

/** ISO 8601: the first week of a year is the one that holds its first Thursday. */
export function weekNumber(day: Day): number {
  const thursday = addDays(mondayOf(day), 3)
  const firstThursday = addDays(mondayOf(`${thursday.slice(0, 4)}-01-04`), 3)
  return Math.round((asUtc(thursday).getTime() - asUtc(firstThursday).getTime()) / (7 * DAY_MS)) + 1
}

export const isDay = (text: unknown): text is Day =>
  typeof text === 'string' &&
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(asUtc(text).getTime()) &&
  dayOf(asUtc(text)) === text
