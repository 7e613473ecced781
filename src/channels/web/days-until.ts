const DAY_MS = 86_400_000

/** Whole days left before an instant, never below zero. */
export const daysUntil = (instant: string, now = Date.now()): number =>
  Math.max(0, Math.floor((Date.parse(instant) - now) / DAY_MS))
