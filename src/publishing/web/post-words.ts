const FIRST_LINE = 90

/** The first line of a text, as the title of a post that has none. */
export function firstLine(text: string): string {
  const line = text.trim().split('\n', 1)[0]?.trim() ?? ''
  const signs = Array.from(line)
  return signs.length > FIRST_LINE ? `${signs.slice(0, FIRST_LINE).join('').trimEnd()}…` : line
}
