/** Wall time of a place as the native fields write it: `2026-05-21T09:14`. */
export type WallTime = string

const partsIn = (instant: number, timeZone: string): Record<string, string> => {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  return Object.fromEntries(format.formatToParts(instant).map((part) => [part.type, part.value]))
}

/** The wall time of an instant in a time zone. */
export function wallTimeOf(instant: Date | string, timeZone: string): WallTime {
  const p = partsIn(new Date(instant).getTime(), timeZone)
  return `${p.year}-${p.month}-${p.day}T${p.hour}:${p.minute}`
}

const MINUTE = 60_000
const SHAPE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/
const asIfUtc = (wall: WallTime): number => (SHAPE.test(wall) ? Date.parse(`${wall}:00Z`) : Number.NaN)

/**
 * The instant of a wall time in a time zone, or null when the text is no date. An hour that the change to summer time skips
 * becomes the same time after it; one that happens twice means the first.
 */
export function instantOf(wall: WallTime, timeZone: string): Date | null {
  const wanted = asIfUtc(wall)
  if (Number.isNaN(wanted)) return null
  const offsetAt = (instant: number) =>
    asIfUtc(wallTimeOf(new Date(instant), timeZone)) - Math.floor(instant / MINUTE) * MINUTE
  const before = wanted - offsetAt(wanted - 1440 * MINUTE)
  const after = wanted - offsetAt(wanted + 1440 * MINUTE)
  const exact = [Math.min(before, after), Math.max(before, after)].find(
    (instant) => wallTimeOf(new Date(instant), timeZone) === wall,
  )
  return new Date(exact ?? before)
}
