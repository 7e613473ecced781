/** How the server treats one request. "Before" and "after" are about acceptance: an "after" has happened, and says otherwise. */
export type Behaviour =
  | 'well'
  | 'slow'
  | 'rateLimited'
  | 'rateLimitedSilently'
  | 'refused'
  | 'revoked'
  | 'brokenBefore'
  | 'brokenAfter'
  | 'resetBefore'
  | 'resetAfter'
  | 'silentBefore'
  | 'silentAfter'
  | 'htmlAfter'
  | 'truncatedAfter'
  /** Accepted only once the asker has stopped waiting. */
  | 'late'
  /** A page that gives again what the page before gave. */
  | 'duplicates'

export type Kind = 'account' | 'prepare' | 'write' | 'find' | 'read'

/** Chooses how each request is treated. */
export type Script = (kind: Kind, what: { account: string; key: string }) => Behaviour

export const behavesWell: Script = () => 'well'

/** mulberry32: a small seeded generator; the same seed tells the same story. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const worst: Partial<Record<Kind, Behaviour[]>> = {
  prepare: ['brokenBefore', 'resetAfter', 'htmlAfter', 'rateLimited'],
  write: [
    'rateLimited',
    'rateLimitedSilently',
    'refused',
    'brokenBefore',
    'brokenAfter',
    'resetBefore',
    'resetAfter',
    'silentBefore',
    'silentAfter',
    'htmlAfter',
    'truncatedAfter',
    'late',
    'slow',
  ],
  find: ['brokenBefore', 'resetBefore', 'htmlAfter', 'truncatedAfter'],
  read: [
    'rateLimited',
    'brokenBefore',
    'resetAfter',
    'htmlAfter',
    'truncatedAfter',
    'slow',
    'duplicates',
    'duplicates',
    'duplicates',
  ],
}

/** Misbehaves for a share of the requests, in every way that it knows. */
export const seededScript = (seed: number, share: number): Script => {
  const random = seeded(seed)
  return (kind) => {
    const ways = worst[kind] ?? []
    return random() < share ? (ways[Math.floor(random() * ways.length)] ?? 'well') : 'well'
  }
}
