import { decodeHTML } from 'entities'
import type { TextSpan } from '../kit/index.ts'

/** Longer texts are cut. */
const longest = 100_000
const pieces = /<(\/?)([a-z][a-z0-9]*)\b([^<>]*)>|[^<]+|</gi
const blocks = /^(p|div|blockquote|pre|ul|ol|table|tr|h[1-6])$/
const silent = /^(script|style)$/

const attribute = (attributes: string, name: string): string => {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(attributes)
  return decodeHTML(match?.[1] ?? match?.[2] ?? '')
}

/** Where an address leads: `@name@server` by the address of a profile. */
export type People = ReadonlyMap<string, string>

const spanOf = (
  attributes: string,
  words: string,
  people: People,
): Pick<TextSpan, 'kind' | 'target'> | null => {
  const href = attribute(attributes, 'href')
  const handle = people.get(href)
  if (handle) return { kind: 'mention', target: handle }
  const tag = words.startsWith('#') ? words.slice(1) : ''
  const isTag = /\bhashtag\b/.test(attribute(attributes, 'class')) || attribute(attributes, 'rel') === 'tag'
  if (tag && isTag) return { kind: 'tag', target: tag }
  return /^https?:\/\//i.test(href) ? { kind: 'link', target: href } : null
}

/** Text that grows line by line, blanks made single as a browser shows them. */
const page = () => {
  let text = ''
  const words = (raw: string, kept: boolean) => {
    const more = kept ? raw : raw.replace(/[ \t\r\n\f]+/g, ' ')
    text += kept || (text !== '' && !/\s$/.test(text)) ? more : more.trimStart()
  }
  const line = () => {
    if (text !== '' && !text.endsWith('\n\n')) text = `${text.replace(/ +$/, '')}\n`
  }
  const block = () => {
    text = text.trimEnd()
    if (text !== '') text += '\n\n'
  }
  return { words, line, block, text: () => text }
}

/**
 * The HTML of a status as text, its lines kept, with the spans that lead somewhere. Links come out whole: servers hide
 * part of them by style only. The line "RE: …" that repeats a quote for older readers is left out when `quotes`.
 */
export const readContent = (
  html: string,
  people: People = new Map(),
  quotes = false,
): { text: string; spans: TextSpan[] } => {
  const out = page()
  const spans: TextSpan[] = []
  let link: { start: number; attributes: string } | undefined
  let skipped: { tag: string; depth: number } | undefined
  let preformatted = 0
  const closeLink = () => {
    if (!link) return
    const { attributes } = link
    const raw = out.text().slice(link.start)
    const start = link.start + raw.length - raw.trimStart().length
    const words = raw.trim()
    const span = words === '' ? null : spanOf(attributes, words, people)
    if (span) spans.push({ start, end: start + words.length, ...span })
    link = undefined
  }
  for (const [piece, closing, name, attributes = ''] of html.slice(0, longest).matchAll(pieces)) {
    const tag = name?.toLowerCase()
    if (skipped) {
      if (tag === skipped.tag) skipped.depth += closing ? -1 : 1
      if (skipped.depth === 0) skipped = undefined
      continue
    }
    if (!tag) {
      out.words(decodeHTML(piece), preformatted > 0)
      continue
    }
    const hidden = silent.test(tag) || (quotes && /\bquote-inline\b/.test(attribute(attributes, 'class')))
    if (!closing && hidden) skipped = { tag, depth: 1 }
    else if (tag === 'br') out.line()
    else if (tag === 'a') {
      closeLink()
      if (!closing) link = { start: out.text().length, attributes }
    } else if (tag === 'li' && !closing) {
      out.line()
      out.words('• ', true)
    } else if (blocks.test(tag)) {
      closeLink()
      out.block()
      if (tag === 'pre') preformatted = Math.max(0, preformatted + (closing ? -1 : 1))
    }
  }
  closeLink()
  return { text: out.text().trimEnd(), spans }
}
