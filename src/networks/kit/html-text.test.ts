import fc from 'fast-check'
import { expect, test } from 'vitest'
import { htmlToText } from './html-text.ts'

test.each([
  ['<p>Un</p><p>Deux</p>', 'Un\n\nDeux'],
  ['<ul><li>lait</li><li>sel</li></ul>', '• lait\n• sel'],
  ['a<br/>b', 'a\nb'],
  ['l&rsquo;&eacute;t&eacute; &#x1F9C0; &amp;amp;', 'l’été 🧀 &amp;'],
  ['<style>p{}</style>x<script>alert("<p>")</script><!-- <b>non</b> -->y', 'x y'],
  ['<a href="x">lien</a> 3 < 4', 'lien 3 < 4'],
  ['<img src=x onerror=alert(1)', ''],
])('%s', (html, text) => expect(htmlToText(html)).toBe(text))

test('whatever is nested or broken, no tag is left', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '<p',
    '<script>',
    '</script>',
    '<!--',
    '-->',
    'a',
    ' ',
    '"',
    '/',
    '<![CDATA[',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      expect(htmlToText(pieces.join(''))).not.toMatch(/<(p|script|\/script)[\s>]/)
    }),
    { numRuns: 500 },
  )
})

test.each(['<', '<img ', '<script', '<!--', '&nbsp;', '<p>\u00a0'])(
  'a million of %j takes no time',
  (piece) => {
    const before = performance.now()
    htmlToText(piece.repeat(1_000_000 / piece.length))
    expect(performance.now() - before).toBeLessThan(2000)
  },
)
