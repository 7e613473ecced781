import { decodeHTML } from 'entities'
import type { Attachment, TextSpan } from '../kit/index.ts'
import { openWriter } from './writer.ts'

const longest = 200_000
const token = /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9-]*)((?:"[^"]*"|'[^']*'|[^<>"'])*)>|[^<]+|</gi
const blocks = new Set(['p', 'div', 'aside', 'blockquote', 'pre', 'ul', 'ol', 'table', 'tr', 'details', 'summary',
  'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'section', 'header', 'article']) // biome-ignore format: one list
const silent = new Set(['script', 'style', 'svg', 'template', 'iframe', 'video', 'audio'])

const attribute = (text: string, name: string): string => {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(text)
  return decodeHTML(found?.[1] ?? found?.[2] ?? '')
}
const hasClass = (text: string, name: string) => attribute(text, 'class').split(/\s+/).includes(name)

const webAddress = (text: string, base: string): string | undefined => {
  const url = text.trim() ? URL.parse(text.trim(), `${base}/`) : null
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined
}

type Span = Pick<TextSpan, 'kind' | 'target'>

const spanOf = (attributes: string, base: string): Span | undefined => {
  const href = attribute(attributes, 'href')
  const member = /\/u\/([^/?#]+)/.exec(href)?.[1]
  if (member && hasClass(attributes, 'mention')) return { kind: 'mention', target: member }
  const target = webAddress(href, base)
  if (!target) return undefined
  if (hasClass(attributes, 'hashtag-cooked') || hasClass(attributes, 'hashtag')) {
    return { kind: 'tag', target: attribute(attributes, 'data-slug') || target }
  }
  return { kind: 'link', target }
}

export interface Written {
  text: string
  spans: TextSpan[]
  attachments: Attachment[]
  mentions: string[]
}

/** What a forum shows, as text: quotes keep a "> ", pictures and previews become attachments. Pure and total. */
export const fromCooked = (html: string, base: string): Written => {
  const writer = openWriter()
  const attachments: Attachment[] = []
  const mentions: string[] = []
  /** The element being left out, once for each of its name that is open. */
  const skipping: string[] = []
  let picture: string | undefined
  let span: Span | undefined

  const open = (name: string, attributes: string, closesItself: boolean) => {
    if (skipping.length > 0) {
      if (name === skipping[0] && !closesItself) skipping.push(name)
      return
    }
    const preview = name === 'aside' && hasClass(attributes, 'onebox')
    if (preview) {
      const url = webAddress(attribute(attributes, 'data-onebox-src'), base)
      if (url) {
        attachments.push({ kind: 'link', url })
        writer.block()
        span = undefined
        writer.link(url, { kind: 'link', target: url })
      }
    }
    if (preview || silent.has(name) || (name === 'div' && hasClass(attributes, 'meta'))) {
      if (!closesItself) skipping.push(name)
      return
    }
    if (name === 'img') return image(attributes)
    if (name === 'br') return writer.line()
    if (name === 'li') return writer.line('• ')
    if (name === 'a') {
      if (hasClass(attributes, 'lightbox')) picture = webAddress(attribute(attributes, 'href'), base)
      const found = picture ? undefined : spanOf(attributes, base)
      if (found?.kind === 'mention') mentions.push(found.target)
      span = found
      if (found) writer.begin()
      return
    }
    if (name === 'blockquote') writer.quote(1)
    if (blocks.has(name)) writer.block()
    if (name === 'pre') writer.verbatim(true)
  }

  const image = (attributes: string) => {
    const alt = attribute(attributes, 'alt')
    if (hasClass(attributes, 'emoji')) return writer.write(alt)
    if (hasClass(attributes, 'avatar') || hasClass(attributes, 'site-icon')) return
    const shown = webAddress(attribute(attributes, 'src'), base)
    const url = picture ?? shown
    if (!url) return
    attachments.push({
      kind: 'image',
      url,
      ...(shown && shown !== url ? { thumbnailUrl: shown } : {}),
      ...(alt ? { alt } : {}),
    })
  }

  const close = (name: string) => {
    if (skipping.length > 0) {
      if (name === skipping[0]) skipping.pop()
      return
    }
    if (name === 'a') {
      if (span) writer.end(span)
      span = undefined
      picture = undefined
    }
    if (name === 'pre') writer.verbatim(false)
    if (blocks.has(name)) writer.block()
    if (name === 'blockquote') writer.quote(-1)
  }

  for (const [whole, slash, name, attributes = ''] of html.slice(0, longest).matchAll(token)) {
    if (name) {
      if (slash) close(name.toLowerCase())
      else open(name.toLowerCase(), attributes, attributes.endsWith('/'))
    } else if (skipping.length === 0 && !whole.startsWith('<!--')) {
      writer.write(decodeHTML(whole))
    }
  }
  return { ...writer.finish(), attachments: attachments.slice(0, 20), mentions }
}
