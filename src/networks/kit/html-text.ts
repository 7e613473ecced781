import { decodeHTML } from 'entities'

/** Elements whose content is not text for a reader. */
const silent = /<(script|style|noscript|template|svg|iframe|object)\b[^<>]*>[\s\S]*?(<\/\1\s*>|$)/gi
const block =
  /<\/?(p|div|section|article|header|footer|blockquote|pre|ul|ol|table|tr|h[1-6]|figure|figcaption)\b[^<>]*>/gi
/** Longer texts are cut: what follows is for the site itself. */
const longest = 200_000

/** Small HTML to text: blocks become lines, entities are decoded, and no tag of any shape is left. */
export const htmlToText = (html: string): string => {
  const bare = html
    .slice(0, longest)
    .replace(/<!--[\s\S]*?(-->|$)/g, '')
    .replace(/<!\[CDATA\[|\]\]>/g, '')
    .replace(silent, ' ')
    .replace(/\s+/g, ' ')
    .replace(/<li\b[^<>]*>/gi, '\n• ')
    .replace(/<br\b[^<>]*>/gi, '\n')
    .replace(block, '\n\n')
    .replace(/<[a-z/!?][^<>]*(>|(?=<)|$)/gi, '')
    // What removal has brought together may look like a tag again.
    .replace(/<(?=[a-z/!?])/gi, '')
  return plainText(decodeHTML(bare))
}

/** Spaces within lines made single, at most one empty line between two others. */
export const plainText = (text: string): string =>
  text
    .slice(0, longest)
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/[ \t\u00a0]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

const attribute = (tag: string, name: string): string | undefined => {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag)
  const value = match?.[1] ?? match?.[2] ?? match?.[3]
  return value === undefined ? undefined : decodeHTML(value)
}

/** The tags of one element name, as functions that read their attributes. */
export const tagsOf = (html: string, element: string): ((name: string) => string | undefined)[] =>
  Array.from(
    html.matchAll(new RegExp(`<${element}\\b[^<>]*>`, 'gi')),
    ([tag]) =>
      (name) =>
        attribute(tag, name),
  )
