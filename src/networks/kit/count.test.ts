import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countText } from './count.ts'
import type { TextLimit } from './manifest.ts'

const limit = (some: Partial<TextLimit>): TextLimit => ({
  max: 10,
  unit: 'graphemes',
  asOf: '2026-11-21',
  source: 'a test',
  ...some,
})
const anyText = fc.string({ unit: 'grapheme', maxLength: 60 })

describe('countText', () => {
  test.each([
    ['graphemes', 1],
    ['codePoints', 7],
    ['utf16', 11],
    ['bytes', 25],
    ['weighted', 2],
  ] as const)('a family counts in %s as %i', (unit, count) => {
    expect(countText(limit({ unit }), '👩‍👩‍👧‍👦').count).toBe(count)
  })

  test('units never disagree on their order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const count = (unit: TextLimit['unit']) => countText(limit({ unit, max: null }), text).count
        expect(count('graphemes')).toBeLessThanOrEqual(count('codePoints'))
        expect(count('codePoints')).toBeLessThanOrEqual(count('utf16'))
        expect(count('utf16')).toBeLessThanOrEqual(count('bytes'))
      }),
    )
  })

  test('over is what must be taken away, and nothing when it fits', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 0, max: 40 }), (text, max) => {
        const { count, over } = countText(limit({ max }), text)
        expect(over).toBe(Math.max(0, count - max))
      }),
    )
  })

  test('no limit is never exceeded', () => {
    expect(countText(limit({ max: null }), 'x'.repeat(1e5)).over).toBe(0)
  })

  test('the ceiling in bytes speaks when it alone is exceeded', () => {
    const bytes = limit({ max: 300, maxBytes: 30 })
    expect(countText(bytes, '🧀'.repeat(8))).toEqual({ count: 32, max: 30, over: 2 })
    expect(countText(bytes, 'a'.repeat(30))).toEqual({ count: 30, max: 300, over: 0 })
  })

  test('a link has its own weight, its punctuation counts apart', () => {
    const weighted = limit({ unit: 'weighted', max: 280, urlWeight: 23 })
    expect(countText(weighted, 'Voir https://valcombe.example/une/longue/adresse.').count).toBe(5 + 23 + 1)
    expect(countText(weighted, 'été 日本').count).toBe(4 + 4)
  })

  test.each([
    ['@lucie@valcombe.example bonjour', 14],
    ['@lucie bonjour', 14],
    ['(@le.petit-chat@été.example)', 16],
    ['lucie@valcombe.example', 22],
    ['https://valcombe.example/@lucie@autre.example', 23],
    ['@a@b.example, @c@d.example.', 7],
  ])('a mention counts without its server, an address does not change: %s', (text, count) => {
    expect(countText(limit({ shortMentions: true, urlWeight: 23 }), text).count).toBe(count)
  })
})
