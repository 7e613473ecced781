import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composeTopic, withLink, withPictures } from './compose.ts'
import { limits } from './fixtures/forum.ts'

describe('a topic from a text', () => {
  test('the first line is the title, the rest the message', () => {
    expect(composeTopic('# Arrivage de novembre\n\nLe comté est là.', limits)).toEqual({
      title: 'Arrivage de novembre',
      raw: 'Le comté est là.',
    })
  })
  test('one line is both', () => {
    const text = 'Le comté est arrivé au comptoir.'
    expect(composeTopic(text, limits)).toEqual({ title: text, raw: text })
  })
  test('a first line that is too short is refused before anything is sent', () => {
    expect(() => composeTopic('Bonjour\n\nLe comté est là.', limits)).toThrow(/at least 15/)
  })
  test('no word is lost, and a title always fits', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z][a-z é🧀\n]{20,400}$/u),
        fc.integer({ min: 20, max: 60 }),
        (text, maxTitle) => {
          const { title, raw } = composeTopic(text, { ...limits, minTitle: 0, maxTitle })
          expect(Array.from(title).length).toBeLessThanOrEqual(maxTitle)
          const kept = raw === text.trim() ? raw : `${title}\n${raw}`
          expect(kept.split(/\s+/)).toEqual(text.trim().split(/\s+/))
        },
      ),
    )
  })
})

test('an alternative text cannot close its brackets', () => {
  const picture = { url: 'upload://a.png', alt: 'Une [meule](x) | de\ncomté', width: 2, height: 3 }
  expect(withPictures('Voici', [picture])).toBe('Voici\n\n![Une meule (x) de comté|2x3](upload://a.png)')
})

test('a link already in the text is not repeated', () => {
  expect(withLink('Voir https://x.example', 'https://x.example')).toBe('Voir https://x.example')
  expect(withLink('Voir', 'https://x.example')).toBe('Voir\n\nhttps://x.example')
})
