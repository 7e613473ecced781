/** The sentence of a fact; null when it belongs to a room that has not worded it, and its type is then shown as it is. */
export function sentenceOf(type: string, words: Record<string, Record<string, string>>): string | null {
  const [area = '', verb = ''] = type.split('.', 2)
  return words[area]?.[verb] ?? null
}
