import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { variantState } from './contract.ts'
import { stateOf } from './views.ts'

type State = (typeof variantState.options)[number]
const states: State[] = ['draft', 'scheduled', 'sending', 'published', 'failed', 'unknown', 'cancelled']

test.each<[State[], string]>([
  [[], 'draft'],
  [['draft', 'draft'], 'draft'],
  [['scheduled', 'scheduled'], 'scheduled'],
  [['scheduled', 'published'], 'publishing'],
  [['sending'], 'publishing'],
  [['published', 'published'], 'published'],
  [['published', 'failed'], 'partly'],
  [['failed', 'failed'], 'failed'],
  [['published', 'unknown'], 'unknown'],
  [['published', 'cancelled'], 'published'],
  [['cancelled'], 'draft'],
])('%j is %s', (variants, state) => expect(stateOf(variants)).toBe(state))

test('nothing under way is called done, and no question is hidden', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...states), { minLength: 1 }), (variants) => {
      const state = stateOf(variants)
      if (variants.includes('sending')) expect(state).toBe('publishing')
      if (state === 'published')
        expect(new Set([...variants, 'cancelled'])).toEqual(new Set(['published', 'cancelled']))
      const going = variants.includes('sending') || variants.includes('scheduled')
      if (variants.includes('unknown') && !going) expect(state).toBe('unknown')
      expect(stateOf(variants.toReversed())).toBe(state)
    }),
  )
})
