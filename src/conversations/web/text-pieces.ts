import type { MessageView } from '../contract.ts'

export interface TextPiece {
  /** Offset in the text: stable, so it serves as a key. */
  at: number
  text: string
  /** Only ever http or https; null for plain text and for what we do not follow. */
  href: string | null
}

const webAddress = (target: string): string | null => {
  try {
    const url = new URL(target)
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null
  } catch {
    return null
  }
}

/** Cuts a text at its links. Spans that overlap, run past the end or are empty are read as plain text; nothing is lost. */
export function textPieces(text: string, spans: MessageView['spans']): TextPiece[] {
  const pieces: TextPiece[] = []
  const plain = (from: number, to: number) => {
    if (to > from) pieces.push({ at: from, text: text.slice(from, to), href: null })
  }
  let reached = 0
  for (const span of [...spans].sort((one, other) => one.start - other.start)) {
    const href = webAddress(span.target)
    const sound = Number.isInteger(span.start) && Number.isInteger(span.end) && span.end > span.start
    if (!href || !sound || span.start < reached || span.end > text.length) continue
    plain(reached, span.start)
    pieces.push({ at: span.start, text: text.slice(span.start, span.end), href })
    reached = span.end
  }
  plain(reached, text.length)
  return pieces
}

/** The address when it can be opened safely in a new tab, else null. */
export const safeAddress = webAddress
