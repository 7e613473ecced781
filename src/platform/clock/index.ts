/** The only source of the present. Tests set it. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

export interface SettableClock extends Clock {
  set(instant: Date): void
  advance(milliseconds: number): void
}

/** A clock that moves only when told. */
export function settableClock(start: Date): SettableClock {
  let current = start.getTime()
  return {
    now: () => new Date(current),
    set: (instant) => {
      current = instant.getTime()
    },
    advance: (milliseconds) => {
      current += milliseconds
    },
  }
}
