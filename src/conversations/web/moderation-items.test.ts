import { expect, test } from 'vitest'
import type { ConversationView, MessageView } from '../contract.ts'
import { after, moderationOf, reverseOf } from './moderation-items.ts'

const able = { canApprove: true, canHold: true, canSpam: true, canDeleteOther: true }
const message = (change: Partial<MessageView> = {}) =>
  ({ author: { isUs: false }, status: 'shown', deletedAt: null, ...change }) as MessageView
const reply = (change: object = {}) => ({ ...able, ...change }) as ConversationView['reply']

test('only what changes something is offered, and only where the network can', () => {
  expect(moderationOf(message(), reply())).toEqual(['hold', 'spam', 'delete_other'])
  expect(moderationOf(message({ status: 'held' }), reply())).toEqual(['approve', 'spam', 'delete_other'])
  expect(moderationOf(message({ status: 'held' }), reply({ canApprove: false, canSpam: false }))).toEqual([
    'delete_other',
  ])
  expect(moderationOf(message({ deletedAt: 'x' }), reply())).toEqual([])
  expect(moderationOf(message({ author: { isUs: true } as MessageView['author'] }), reply())).toEqual([])
})

test.each(['approve', 'hold', 'spam', 'delete_other'] as const)(
  '%s is taken back to where it was',
  (action) => {
    for (const status of ['shown', 'held'] as const) {
      const before = message({ status })
      if (!moderationOf(before, reply()).includes(action)) continue
      expect(after(reverseOf(action, before), 'now')).toEqual({ status, deletedAt: null })
    }
  },
)
