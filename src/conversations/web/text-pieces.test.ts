import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textPieces } from './text-pieces.ts'

const span = fc.record({
  start: fc.integer({ min: -2, max: 60 }),
  end: fc.integer({ min: -2, max: 60 }),
  kind: fc.constantFrom('link' as const, 'mention' as const, 'tag' as const),
  target: fc.constantFrom(
    'https://valcombe.example/a',
    'http://x.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '@samira',
    '',
  ),
})

describe('textPieces', () => {
  it('keeps every character, whatever the spans', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 50, unit: 'grapheme' }),
        fc.array(span, { maxLength: 6 }),
        (text, spans) => {
          const pieces = textPieces(text, spans)
          expect(pieces.map((piece) => piece.text).join('')).toBe(text)
          expect(new Set(pieces.map((piece) => piece.at)).size).toBe(pieces.length)
        },
      ),
    )
  })

  it('only ever links to the web', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), (spans) => {
        for (const { href } of textPieces('a'.repeat(60), spans))
          expect(href === null || /^https?:\/\//.test(href)).toBe(true)
      }),
    )
  })

  it('links the words of a span', () => {
    const pieces = textPieces('voir valcombe.example demain', [
      { start: 5, end: 21, kind: 'link', target: 'https://valcombe.example/' },
    ])
    expect(pieces).toEqual([
      { at: 0, text: 'voir ', href: null },
      { at: 5, text: 'valcombe.example', href: 'https://valcombe.example/' },
      { at: 21, text: ' demain', href: null },
    ])
  })

  it('reads the second of two overlapping spans as text', () => {
    const to = (start: number, end: number) => ({
      start,
      end,
      kind: 'link' as const,
      target: 'https://a.example',
    })
    expect(textPieces('abcdef', [to(0, 4), to(2, 6)]).map((piece) => piece.href !== null)).toEqual([
      true,
      false,
    ])
  })
})
