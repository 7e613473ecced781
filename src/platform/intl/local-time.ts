interface WallClock {
  year: number
  month: number
  day: number
  hour: number
  minute: number
}

const wallClock = (instant: number, timeZone: string): WallClock => {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(instant)
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return {
    year: value('year'),
    month: value('month'),
    day: value('day'),
    hour: value('hour'),
    minute: value('minute'),
  }
}

const asUtc = (clock: WallClock): number =>
  Date.UTC(clock.year, clock.month - 1, clock.day, clock.hour, clock.minute)

/** How far the zone is ahead of UTC at that instant, in milliseconds (whole minutes). */
const offsetAt = (instant: number, timeZone: string): number =>
  asUtc(wallClock(instant, timeZone)) - Math.floor(instant / 60_000) * 60_000

/** The wall clock of an instant in a zone, `2026-05-21T17:00`. */
export function localTimeOf(instant: Date, timeZone: string): string {
  const clock = wallClock(instant.getTime(), timeZone)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${String(clock.year).padStart(4, '0')}-${two(clock.month)}-${two(clock.day)}T${two(clock.hour)}:${two(clock.minute)}`
}

/**
 * The instant of a wall clock `2026-05-21T17:00` in an IANA zone. Null when the clock never shows it (spring, or a day that does not exist);
 * the first of the two when it shows it twice (autumn).
 */
export function instantOf(local: string, timeZone: string): Date | null {
  const wanted = Date.parse(`${local}:00Z`)
  if (Number.isNaN(wanted) || new Date(wanted).toISOString().slice(0, 16) !== local) return null
  const day = 24 * 3600 * 1000
  const offsets = [
    offsetAt(wanted - day, timeZone),
    offsetAt(wanted + day, timeZone),
    offsetAt(wanted, timeZone),
  ]
  const candidates = offsets
    .map((offset) => wanted - offset)
    .filter((instant) => instant + offsetAt(instant, timeZone) === wanted)
    .sort((a, b) => a - b)
  return candidates[0] === undefined ? null : new Date(candidates[0])
}
