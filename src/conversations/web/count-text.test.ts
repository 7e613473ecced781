import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countText as asTheNetwork } from '../../networks/kit/count.ts'
import { countText } from './count-text.ts'

const limit = fc.record(
  {
    max: fc.option(fc.integer({ min: 1, max: 40 })),
    unit: fc.constantFrom(
      'graphemes' as const,
      'codePoints' as const,
      'utf16' as const,
      'bytes' as const,
      'weighted' as const,
    ),
    maxBytes: fc.integer({ min: 1, max: 80 }),
    urlWeight: fc.constant(23),
    shortMentions: fc.boolean(),
  },
  { requiredKeys: ['max', 'unit'] },
)
const words = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      '👩‍👩‍👧',
      '🇫🇷',
      'é',
      'https://valcombe.example/pot',
      'Œuf',
      '1️⃣',
      '@lucie@valcombe.example',
    ),
  ),
  { maxLength: 6 },
)

describe('countText', () => {
  it('counts as the server does', () => {
    fc.assert(
      fc.property(limit, words, (given, parts) => {
        const text = parts.join(' ')
        const theirs = asTheNetwork({ ...given, asOf: '2026-01-01', source: 'test' }, text)
        const ours = countText(given, text)
        expect(ours).toEqual({ used: theirs.count, max: theirs.max, fits: theirs.over === 0 })
      }),
    )
  })

  it('counts what a reader sees when the network says nothing', () => {
    expect(countText(null, 'é👩‍👩‍👧')).toEqual({ used: 2, max: null, fits: true })
  })
})
