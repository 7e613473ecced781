/** Two letters for a name: its first and its last word. Never empty. */
export function initials(name: string): string {
  const words = name.split(/[\s'’_.@-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const big = words.filter((word) => /^[\p{Lu}\p{N}]/u.test(word))
  const kept = big.length >= 2 ? big : words
  const first = [...(kept[0] ?? '')][0] ?? '?'
  const second = kept.length > 1 ? ([...(kept.at(-1) ?? '')][0] ?? '') : ([...(kept[0] ?? '')][1] ?? '')
  return (first + second).toLocaleUpperCase()
}

const HUES = [25, 60, 95, 150, 190, 235, 270, 310, 345]

/** A hue of the palette that stays the same for a name. */
export function hueOf(name: string): number {
  let hash = 7
  for (const char of name) hash = (Math.imul(hash, 31) + char.charCodeAt(0)) >>> 0
  return HUES[hash % HUES.length] ?? 190
}
