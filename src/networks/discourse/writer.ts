import type { TextSpan } from '../kit/index.ts'

type Span = Pick<TextSpan, 'kind' | 'target'>

/** Builds a text with its spans: spaces made single, at most one empty line, a "> " before what is quoted. */
export const openWriter = () => {
  let text = ''
  const spans: TextSpan[] = []
  let breaks = 0
  let space = false
  let bullet = ''
  let quotes = 0
  let exact = 0
  /** How deep the last words were quoted: an empty line belongs to the shallower side. */
  let last = 0

  /** Line breaks wait until something follows them. */
  const flush = () => {
    const prefix = '> '.repeat(Math.min(quotes, 3))
    if (text === '') text = prefix + bullet
    else if (breaks > 0)
      text += `${breaks > 1 ? `\n${'> '.repeat(Math.min(last, quotes, 3)).trimEnd()}` : ''}\n${prefix}${bullet}`
    else if (space && !/\s$/.test(text)) text += ' '
    if (breaks > 0 || bullet) bullet = ''
    breaks = 0
    space = false
    last = quotes
  }
  const line = (mark = '') => {
    breaks = Math.max(breaks, 1)
    bullet = mark
    space = false
  }
  let opened: 'no' | 'waiting' | number = 'no'
  const word = (part: string) => {
    flush()
    if (opened === 'waiting') opened = text.length
    text += part
  }
  const writeLoose = (given: string) => {
    for (const part of given.split(/(\s+)/)) {
      if (part.trim() !== '') word(part)
      else if (part !== '') space = true
    }
  }
  const writeExact = (given: string) => {
    for (const [index, part] of given.split(/\r\n|\r|\n/).entries()) {
      if (index > 0) line()
      if (part !== '') word(part)
    }
  }
  const write = (given: string) => (exact > 0 ? writeExact(given) : writeLoose(given))
  /** A span starts with the next word, if one comes. */
  const begin = () => {
    opened = 'waiting'
  }
  const end = ({ kind, target }: Span) => {
    const start = opened
    opened = 'no'
    if (typeof start === 'number' && target) spans.push({ start, end: text.length, kind, target })
  }
  return {
    write,
    line,
    begin,
    end,
    block: () => {
      breaks = 2
      space = false
    },
    quote: (step: 1 | -1) => {
      quotes = Math.max(0, quotes + step)
    },
    verbatim: (on: boolean) => {
      exact = Math.max(0, exact + (on ? 1 : -1))
    },
    link: (shown: string, span: Span) => {
      begin()
      word(shown)
      end(span)
    },
    finish: (): { text: string; spans: TextSpan[] } => {
      const trimmed = text.trimEnd()
      const inside = spans
        .map((span) => ({ ...span, end: Math.min(span.end, trimmed.length) }))
        .filter((span) => span.end > span.start)
      return { text: trimmed, spans: inside }
    },
  }
}
