import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeDocument } from './charset.ts'

const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
const text = 'Été à la crèmerie'

test('the header, else the declaration, else what the bytes are', () => {
  expect(decodeDocument(latin(text), 'text/xml; charset=iso-8859-1')).toBe(text)
  const declared = `<?xml version="1.0" encoding="windows-1252"?><a>${text}</a>`
  expect(decodeDocument(latin(declared), 'text/xml')).toBe(declared)
  expect(decodeDocument(latin(text), null)).toBe(text)
  expect(decodeDocument(new TextEncoder().encode(text), 'text/xml; charset=nonsense')).toBe(text)
})

test('a header that lies about UTF-8 loses against the bytes', () => {
  expect(decodeDocument(latin(text), 'application/rss+xml; charset=UTF-8')).toBe(text)
})

test('a byte order mark wins and does not stay', () => {
  const bytes = new Uint8Array([0xff, 0xfe, ...new Uint8Array(Uint16Array.from(latin(text)).buffer)])
  expect(decodeDocument(bytes, 'text/xml; charset=utf-8')).toBe(text)
})

test('any text in UTF-8 is read as written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (any) => {
      fc.pre(!any.startsWith('\ufeff') && !any.includes('<'))
      expect(decodeDocument(new TextEncoder().encode(any), 'text/xml; charset=utf-8')).toBe(any)
    }),
  )
})
