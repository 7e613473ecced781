import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assertMessages } from '../kit/conformance/index.ts'
import { fromCooked } from './cooked.ts'
import { aPost, base, member, now, us } from './fixtures/forum.ts'
import { mapPost } from './map.ts'
import { postShape } from './shapes.ts'

const view = { base, us: { userId: us.id, username: us.username }, now }
const mapped = (post: object) => mapPost(postShape.parse(post), view)

const piece = fc.constantFrom(
  '<p>', '</p>', '<a href="https://x.example/é">', '<a class="mention" href="/u/bob">', '</a>', '<blockquote>',
  '</blockquote>', '<li>', '<br>', '<pre>', '</pre>', '<img class="emoji" alt=":)">', '<img src="/a.png" alt="x">',
  '<aside class="onebox" data-onebox-src="https://y.example">', '</aside>', '<a class="lightbox" href="/b.png">',
  '<div class="meta">', '</div>', '<', '>', '&amp;', '&#x1F9C0;', ' ', '\n', 'mot', '🧀', '<svg>', '</svg>',
) // biome-ignore format: one list

test('whatever a forum holds, a sound message comes out', () => {
  const html = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')),
    fc.string(),
  )
  const post = fc.record({
    cooked: html,
    created_at: fc.oneof(fc.string(), fc.constant('2999-01-01T00:00:00Z')),
    updated_at: fc.string(),
    version: fc.nat(3),
    username: fc.string(),
    name: fc.option(fc.string()),
    avatar_template: fc.option(fc.string()),
    post_number: fc.integer({ min: 1, max: 3 }),
    topic_title: fc.string(),
    user_id: fc.option(fc.constantFrom(us.id, member.id)),
  })
  fc.assert(
    fc.property(post, (given) => {
      const message = mapPost(postShape.parse({ id: 5, topic_id: 2, ...given }), { ...view, rootId: 1 })
      assertMessages([{ type: 'message', message }], now)
    }),
    { numRuns: 500 },
  )
})

test('every span is the text that was in its link', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8})?$/), { maxLength: 8 }), (words) => {
      const html = words.map(
        (word, index) => `<p>av <a href="https://x.example/${index}">${word}</a>, ap</p>`,
      )
      const { text, spans } = fromCooked(html.join('\n'), base)
      expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(words)
      expect(text).not.toMatch(/\n{3}/)
    }),
  )
})

describe('what a reader sees', () => {
  test.each([
    ['paragraphs', '<p>Un</p>\n<p>Deux<br>\ntrois</p>', 'Un\n\nDeux\ntrois'],
    ['a list', '<ul>\n<li>lait</li>\n<li>beurre</li>\n</ul>', '• lait\n• beurre'],
    ['an emoji', '<p>Merci <img src="/e.png" class="emoji" alt=":cheese:"></p>', 'Merci :cheese:'],
    ['code', '<pre><code>a  b\n  c</code></pre>', 'a  b\n  c'],
    [
      'a quote',
      '<aside class="quote" data-username="bob"><div class="title"><img class="avatar" src="/a.png"> bob:</div>\n<blockquote>\n<p>Où ?</p>\n<p>Quand ?</p>\n</blockquote></aside>\n<p>Ici.</p>',
      'bob:\n\n> Où ?\n>\n> Quand ?\n\nIci.',
    ],
    [
      'a preview',
      '<p>Voyez</p><aside class="onebox" data-onebox-src="https://y.example/a"><article><h3>Titre</h3></article><aside></aside></aside><p>Fin</p>',
      'Voyez\n\nhttps://y.example/a\n\nFin',
    ],
  ])('%s', (_, html, text) => expect(fromCooked(html, base).text).toBe(text))

  test('a picture, in full, without its caption of bytes', () => {
    const html =
      '<p>Vue</p><div class="lightbox-wrapper"><a class="lightbox" href="/o/1.jpeg"><img src="/t/1.jpeg" alt="La cave"><div class="meta"><span>cave 690x388</span></div></a></div>'
    expect(fromCooked(html, base)).toMatchObject({
      text: 'Vue',
      spans: [],
      attachments: [
        { kind: 'image', url: `${base}/o/1.jpeg`, thumbnailUrl: `${base}/t/1.jpeg`, alt: 'La cave' },
      ],
    })
  })
})

test('the first message of a topic starts with its title, and its spans move with it', () => {
  const post = aPost({ id: 1, topic: 4, number: 1, cooked: '<p><a href="https://x.example">ici</a></p>' })
  const { text, spans } = mapped(post)
  expect(text).toBe('Sujet numéro 4\n\nici')
  expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['ici'])
})

test('being named makes a mention, in any case; our own words wait for nobody', () => {
  const cooked = '<p><a class="mention" href="/u/Valcombe">@Valcombe</a></p>'
  expect(mapped(aPost({ id: 2, topic: 4, number: 2, cooked }))).toMatchObject({
    kind: 'mention',
    concerns: 'us',
  })
  expect(mapped(aPost({ id: 3, topic: 4, number: 3, cooked, by: us }))).toMatchObject({
    kind: 'comment',
    concerns: 'context',
  })
})
