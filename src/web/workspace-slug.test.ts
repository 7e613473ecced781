import { expect, test } from 'vitest'
import { slugOf } from './workspace-slug.ts'

test('the workspace is the one of the address', () => {
  expect(slugOf('/w/laiterie/settings/team')).toBe('laiterie')
  expect(slugOf('/w/th%C3%A9%C3%A2tre')).toBe('théâtre')
  expect(slugOf('/sign-in')).toBeNull()
})
