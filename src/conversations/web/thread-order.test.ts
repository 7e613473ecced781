import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MessageView } from '../contract.ts'
import { orderThread } from './thread-order.ts'

const message = (id: string, parentId: string | null, more: Partial<MessageView> = {}): MessageView => ({
  id,
  parentId,
  kind: 'comment',
  visibility: 'public',
  author: { name: id, handle: id, avatarUrl: null, url: null, isUs: false },
  text: id,
  language: null,
  spans: [],
  attachments: [],
  sentAt: `2026-05-20T10:00:0${id.length}.000Z`,
  editedAt: null,
  deletedAt: null,
  url: null,
  writtenBy: null,
  concerns: 'us',
  likes: null,
  likedByUs: false,
  hidden: false,
  status: 'shown',
  ...more,
})

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
const anyThread = fc
  .uniqueArray(
    fc.record({ id, parent: fc.option(fc.oneof(id, fc.constant('gone'))), context: fc.boolean() }),
    { selector: (one) => one.id },
  )
  .map((all) =>
    all.map((one) => message(one.id, one.parent, one.context ? { concerns: 'context', kind: 'post' } : {})),
  )

describe('orderThread', () => {
  it('shows every message once, even when parents loop or are missing', () => {
    fc.assert(
      fc.property(anyThread, (thread) => {
        const { root, lines } = orderThread(thread)
        const shown = [...(root ? [root.id] : []), ...lines.map((line) => line.message.id)]
        expect(shown.toSorted()).toEqual(thread.map((one) => one.id).toSorted())
      }),
    )
  })

  it('puts our post apart and answers under what they answer', () => {
    const { root, lines } = orderThread([
      message('post', null, { concerns: 'context', kind: 'post' }),
      message('q', 'post'),
      message('other', 'post', { sentAt: '2026-05-20T10:00:09.000Z' }),
      message('re', 'q', { sentAt: '2026-05-20T11:00:00.000Z' }),
    ])
    expect(root?.id).toBe('post')
    expect(lines.map((line) => [line.message.id, line.depth])).toEqual([
      ['q', 0],
      ['re', 1],
      ['other', 0],
    ])
  })

  it('never indents past the last step', () => {
    const deep = ['a', 'b', 'c', 'd', 'e'].map((name, at, all) => message(name, all[at - 1] ?? null))
    expect(Math.max(...orderThread(deep).lines.map((line) => line.depth))).toBe(2)
  })
})
