import { expect, test } from 'vitest'
import { areasTouchedBy } from './sync-areas.ts'

test('a fact refreshes its own screens and the journal', () => {
  expect(areasTouchedBy('message.received')).toEqual(['conversations', 'me', 'audit'])
  expect(areasTouchedBy('teammate.invited')).toContain('invitations')
  expect(areasTouchedBy('never.seen')).toEqual(['audit'])
})
