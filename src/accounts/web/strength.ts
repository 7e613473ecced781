/** The shortest passphrase the server accepts, and the length from which nothing more is asked. */
const MIN = 12
const LONG = 20

export type Strength =
  | { kind: 'short'; missing: number }
  | { kind: 'repetitive' }
  | { kind: 'fair' | 'strong'; length: number }

/**
 * What can be said of a passphrase without sending it: its length and whether it varies. The server alone knows leaked ones and
 * judges when it is set.
 */
export function strengthOf(passphrase: string): Strength {
  const length = passphrase.length
  if (length < MIN) return { kind: 'short', missing: MIN - length }
  const distinct = new Set(passphrase.toLocaleLowerCase()).size
  if (distinct < 6 || /^(.{1,4})\1+.{0,3}$/u.test(passphrase)) return { kind: 'repetitive' }
  return { kind: length > LONG ? 'strong' : 'fair', length }
}
