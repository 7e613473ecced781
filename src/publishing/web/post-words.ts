const LINE = 90
/** Signs of a title on one line of the page's head. */
export const TITLE = 44

/** The first line of a text, as the title of a post that has none. */
export function firstLine(text: string, most = LINE): string {
  const line = text.trim().split('\n', 1)[0]?.trim() ?? ''
  const signs = Array.from(line)
  return signs.length > most ? `${signs.slice(0, most).join('').trimEnd()}…` : line
}
