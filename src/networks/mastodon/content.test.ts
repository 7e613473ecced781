import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readContent } from './content.ts'

describe('readContent', () => {
  test.each([
    ['<p>Un</p><p>Deux<br />trois</p>', 'Un\n\nDeux\ntrois'],
    ['<p>Œufs &amp; lait &lt;3</p>', 'Œufs & lait <3'],
    ['<ul><li>lait</li><li>sel</li></ul>', '• lait\n• sel'],
    ['<pre>a\n  b</pre><p>fin</p>', 'a\n  b\n\nfin'],
    ['sans balise  du\ntout', 'sans balise du tout'],
    ['<script>alert(1)</script><p>Bonjour</p>', 'Bonjour'],
    ['', ''],
  ])('%s', (html, text) => expect(readContent(html).text).toBe(text))

  test('links come out whole, mentions with their server, tags without their sign', () => {
    const html =
      '<p><span class="h-card"><a href="https://ailleurs.example/@lucie" class="u-url mention">@<span>lucie</span></a></span> ' +
      '<a href="https://v.example/a/b" rel="nofollow"><span class="invisible">https://</span><span class="ellipsis">v.example/</span><span class="invisible">a/b</span></a> ' +
      '<a href="https://v.example/tags/comte" class="mention hashtag" rel="tag">#<span>comté</span></a></p>'
    const people = new Map([['https://ailleurs.example/@lucie', 'lucie@ailleurs.example']])
    const { text, spans } = readContent(html, people)
    expect(text).toBe('@lucie https://v.example/a/b #comté')
    expect(spans.map((span) => [text.slice(span.start, span.end), span.kind, span.target])).toEqual([
      ['@lucie', 'mention', 'lucie@ailleurs.example'],
      ['https://v.example/a/b', 'link', 'https://v.example/a/b'],
      ['#comté', 'tag', 'comté'],
    ])
  })

  test('the line that repeats a quote goes only where the quote is shown', () => {
    const html =
      '<p class="quote-inline">RE: <a href="https://v.example/1">https://v.example/1</a></p><p>Vrai</p>'
    expect(readContent(html, new Map(), true)).toEqual({ text: 'Vrai', spans: [] })
    expect(readContent(html).text).toBe('RE: https://v.example/1\n\nVrai')
  })

  test('an address that is no web address leads nowhere', () => {
    expect(readContent('<a href="javascript:alert(1)">x</a>').spans).toEqual([])
  })

  test('whatever is nested or broken, spans stand inside the text and follow each other', () => {
    const piece = fc.constantFrom(
      '<p>', '</p>', '<br>', '<a href="https://v.example">', '</a>', '<pre>', '</pre>', '<li>', ' ', 'mot', '\n', '<', '&amp;',
      '<span class="quote-inline">', '</span>', '<a href="https://v.example/t" class="hashtag">', '#tag',
    ) // biome-ignore format: one list
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.boolean(), (pieces, quotes) => {
        const { text, spans } = readContent(pieces.join(''), new Map(), quotes)
        expect(text).toBe(text.trimEnd())
        let last = 0
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
        expect(last).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 1000 },
    )
  })

  test.each(['<', '<a ', '<p>', '<!--', '<a href="', '</a>'])(
    'a hundred thousand of %j take no time',
    (piece) => {
      const before = performance.now()
      readContent(piece.repeat(100_000))
      expect(performance.now() - before).toBeLessThan(2000)
    },
  )
})
