import fc from 'fast-check'
import { expect, test } from 'vitest'
import { htmlToText, plainText } from '../kit/html-text.ts'
import { commentText } from './map.ts'
import { inTrash, mediaSlug, slugOf } from './slug.ts'
import { articleHtml, commentHtml, titleAndBody } from './write-html.ts'

const words = fc
  .array(
    fc.constantFrom(
      'tomme',
      'l’été',
      '<b>',
      '</p>',
      '&amp;',
      '&',
      '\\',
      '"',
      "'",
      '🧀',
      '3 < 4',
      '\n',
      '\n\n',
      '  ',
    ),
  )
  .map((parts) => parts.join(' '))

test('a comment is read back as it was typed', () => {
  fc.assert(
    fc.property(words, (text) => {
      const html = commentHtml(text)
      expect(html).not.toMatch(/[<>\\]/)
      expect(commentText(html)).toBe(plainText(text))
    }),
  )
})

test('an article holds every word, and no tag but ours', () => {
  fc.assert(
    fc.property(words, (text) => {
      const html = articleHtml(text, undefined, []).replace(/<!--.*?-->/gs, '')
      expect(html.replace(/<\/?p>|<br>/g, '')).not.toMatch(/[<>]/)
      const squeezed = (one: string) => one.replace(/\s+/g, '')
      expect(squeezed(htmlToText(html))).toBe(squeezed(text))
    }),
  )
})

test.each([
  ['Portes ouvertes', 'Portes ouvertes', ''],
  ['Portes ouvertes\n\nSamedi.', 'Portes ouvertes', 'Samedi.'],
  ['\n  Titre\r\nligne\r\n', 'Titre', 'ligne'],
])('%j has a title and a body', (text, title, body) => expect(titleAndBody(text)).toEqual({ title, body }))

test('a first line too long for a title is cut there and whole below', () => {
  const text = 'La fromagerie ouvre ses portes '.repeat(6).trim()
  const { title, body } = titleAndBody(text)
  expect(body).toBe(text)
  expect(title).toMatch(/^La fromagerie .* (portes|ouvre|ses|fromagerie|La)…$/)
  expect(title.length).toBeLessThanOrEqual(121)
})

test('links lead somewhere, and the address of a publication is there once', () => {
  const url = 'https://valcombe.example/visite?a=1&b=2'
  const link = '<a href="https://valcombe.example/visite?a=1&amp;b=2">'
  expect(articleHtml(`Ici : ${url}.`, url, []).split(link)).toHaveLength(2)
  expect(articleHtml('Ici.', url, []).split(link)).toHaveLength(2)
})

test('a slug is of its title and of its delivery, the same at every try', () => {
  expect(slugOf('L’été à la ferme !', 'a')).toMatch(/^l-ete-a-la-ferme-[0-9a-f]{10}$/)
  expect(slugOf('夏', 'a')).toMatch(/^[0-9a-f]{10}$/)
  expect(slugOf('Été', 'a')).toBe(slugOf('Été', 'a'))
  expect(slugOf('Été', 'a')).not.toBe(slugOf('Été', 'b'))
  expect(mediaSlug('a', 0)).not.toBe(mediaSlug('a', 1))
  expect(inTrash('x')).toBe('x__trashed')
})
