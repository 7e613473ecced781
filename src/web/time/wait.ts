export type WaitState = 'fine' | 'soon' | 'late'

/** How a wait stands against its target, both in minutes; without a target nothing is ever late. */
export function waitState(waited: number, target: number | null): { state: WaitState; ratio: number } {
  if (target === null || target <= 0) return { state: 'fine', ratio: 0 }
  const ratio = Math.max(0, waited) / target
  return { state: ratio >= 1 ? 'late' : ratio >= 0.75 ? 'soon' : 'fine', ratio: Math.min(1, ratio) }
}

export interface WaitParts {
  days: number
  hours: number
  minutes: number
}

/** Whole minutes waited, cut as people say them: minutes under an hour, hours and minutes under a day, then days. */
export function waitParts(waited: number): WaitParts {
  const whole = Math.max(0, Math.floor(waited))
  if (whole < 60) return { days: 0, hours: 0, minutes: whole }
  if (whole < 48 * 60) return { days: 0, hours: Math.floor(whole / 60), minutes: whole % 60 }
  return { days: Math.floor(whole / 1440), hours: 0, minutes: 0 }
}

const NO_BREAK = '\u00a0'

/** « 31 min », « 2 h 48 », « 3 j »; English: "31 min", "2 h 48", "3 d". */
export function formatWait(waited: number, locale: string): string {
  const { days, hours, minutes } = waitParts(waited)
  if (days) return `${days}${NO_BREAK}${locale.startsWith('fr') ? 'j' : 'd'}`
  if (hours) return `${hours}${NO_BREAK}h${NO_BREAK}${String(minutes).padStart(2, '0')}`
  return `${minutes}${NO_BREAK}min`
}
