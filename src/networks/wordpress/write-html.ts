const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Titles too are HTML in WordPress. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)

/**
 * A comment as WordPress keeps it. A backslash goes as an entity: WordPress takes them off before it looks for
 * duplicates, and would let the same comment in twice (wp_allow_comment, seen on 6.1).
 */
export const commentHtml = (text: string): string =>
  text
    .trim()
    .replace(/[&<>\\]/g, (sign) => (sign === '\\' ? '&#92;' : (signs[sign] ?? sign)))
    .replace(/\r\n|\r/g, '\n')

const longestTitle = 120

/** A title cut between words. */
const cut = (line: string): string => {
  const short = Array.from(line).slice(0, longestTitle).join('')
  return `${short.replace(/\s+\S*$/u, '') || short}…`
}

/** The first line is the title. One that is too long for a title stays whole in the text. */
export const titleAndBody = (text: string): { title: string; body: string } => {
  const [first = '', ...rest] = text.trim().split(/\r\n|\r|\n/)
  const title = first.trim()
  if (Array.from(title).length > longestTitle) return { title: cut(title), body: text.trim() }
  return { title, body: rest.join('\n').trim() }
}

const links = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}»]/giu

const withLinks = (line: string): string => {
  let html = ''
  let from = 0
  for (const { 0: url, index } of line.matchAll(links)) {
    html += `${escaped(line.slice(from, index))}<a href="${escaped(url)}">${escaped(url)}</a>`
    from = index + url.length
  }
  return html + escaped(line.slice(from))
}

const block = (name: string, html: string, attributes?: object) =>
  `<!-- wp:${name}${attributes ? ` ${JSON.stringify(attributes)}` : ''} -->\n${html}\n<!-- /wp:${name} -->`

export interface Picture {
  id: number
  url: string
  alt: string
}

const figure = ({ id, url, alt }: Picture) =>
  block(
    'image',
    `<figure class="wp-block-image size-full"><img src="${escaped(url)}" alt="${escaped(alt)}" class="wp-image-${id}"/></figure>`,
    { id, sizeSlug: 'full', linkDestination: 'none' },
  )

/** The body of an article in the blocks of its editor: paragraphs, then pictures. */
export const articleHtml = (
  body: string,
  linkUrl: string | undefined,
  pictures: readonly Picture[],
): string => {
  const text = linkUrl && !body.includes(linkUrl) ? `${body}\n\n${linkUrl}` : body
  const paragraphs = text
    .split(/(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
  return [
    ...paragraphs.map((paragraph) =>
      block(
        'paragraph',
        `<p>${paragraph
          .split(/\r\n|\r|\n/)
          .map(withLinks)
          .join('<br>')}</p>`,
      ),
    ),
    ...pictures.map(figure),
  ].join('\n\n')
}
