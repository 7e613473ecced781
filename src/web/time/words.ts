import { useLocale, useTimeZone } from 'use-intl'

const NO_BREAK = '\u00a0'

/** « 9 h 14 » in French, "9:14 AM" in English. */
export function hourWords(instant: Date | string, locale: string, timeZone: string): string {
  const at = new Date(instant)
  if (!locale.startsWith('fr'))
    return at.toLocaleTimeString(locale, { hour: 'numeric', minute: '2-digit', timeZone })
  const parts = new Intl.DateTimeFormat('fr', {
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).formatToParts(at)
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return `${Number(of('hour'))}${NO_BREAK}h${NO_BREAK}${of('minute')}`
}

/** « jeu. 21 mai », with the year when it is another one than today's. */
export function dayWords(instant: Date | string, locale: string, timeZone: string, now = new Date()): string {
  const at = new Date(instant)
  const yearOf = (date: Date) => date.toLocaleDateString('en', { year: 'numeric', timeZone })
  const words = at.toLocaleDateString(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(yearOf(at) !== yearOf(now) && { year: 'numeric' }),
    timeZone,
  })
  return locale.startsWith('fr') ? words.replace(/\b1 (?=\p{L})/u, '1ᵉʳ ') : words
}

const sameDay = (one: Date, other: Date, timeZone: string): boolean =>
  one.toLocaleDateString('en', { timeZone }) === other.toLocaleDateString('en', { timeZone })

/** Instants as the interface writes them, in the workspace's zone. */
export function useTimes() {
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const hour = (at: Date | string) => hourWords(at, locale, timeZone)
  const day = (at: Date | string) => dayWords(at, locale, timeZone)
  return {
    timeZone,
    hour,
    day,
    /** The hour alone today, the day and the hour otherwise. */
    moment: (at: Date | string) =>
      sameDay(new Date(at), new Date(), timeZone) ? hour(at) : `${day(at)}, ${hour(at)}`,
  }
}
