/** Reads one header, as `Headers.get` does. */
export type HeaderReader = (name: string) => string | null | undefined

const second = 1000
const longest = 24 * 3600 * second
/** Above this a number is a date in Unix seconds, below it a delay: vendors use both under the same names. */
const epochFrom = 1_000_000_000

const parse = (value: string, now: number): number | undefined => {
  const seconds = Number(value)
  if (value.trim() !== '' && Number.isFinite(seconds)) {
    return seconds >= epochFrom ? seconds * second : now + seconds * second
  }
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : date
}

/**
 * When a rate limit ends: Retry-After, X-RateLimit-Reset-After, RateLimit-Reset, X-RateLimit-Reset, else a minute
 * from now. Never in the past, never more than a day ahead.
 */
export const retryAtFrom = (header: HeaderReader, now: Date): Date => {
  const start = now.getTime()
  for (const name of ['retry-after', 'x-ratelimit-reset-after', 'ratelimit-reset', 'x-ratelimit-reset']) {
    const value = header(name)
    const at = value ? parse(value, start) : undefined
    if (at !== undefined) return new Date(Math.min(Math.max(at, start + second), start + longest))
  }
  return new Date(start + 60 * second)
}
