import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ConversationRow } from '../contract.ts'
import { mergePage } from './merge-queue.ts'

const row = (id: string, version = 1): ConversationRow => ({
  id,
  state: 'open',
  channel: { id: 'c', network: 'n', networkName: 'N', monogram: 'Nn', name: 'n' },
  visibility: 'public',
  person: { name: id, handle: id, avatarUrl: null, url: null, isUs: false },
  excerpt: '',
  language: null,
  kind: 'comment',
  unread: true,
  waitingSince: null,
  targetAt: null,
  lastMessageAt: '2026-05-20T10:00:00.000Z',
  messageCount: 1,
  assignee: null,
  version,
})
const page = (ids: readonly string[], version?: number) => ({
  conversations: ids.map((id) => row(id, version)),
  next: null,
})
const ids = fc.uniqueArray(fc.constantFrom(...'abcdefgh'))
const nowhere: ReadonlySet<string> = new Set()

describe('mergePage', () => {
  it('loses nothing and doubles nothing: what is new is either shown or held', () => {
    fc.assert(
      fc.property(ids, ids, fc.boolean(), (before, after, still) => {
        const { page: merged, held } = mergePage(page(before), page(after, 2), nowhere, still)
        const all = [...merged.conversations, ...held].map((each) => each.id)
        expect(all.toSorted()).toEqual(after.toSorted())
      }),
    )
  })

  it('never puts a new row above one already in view while the list must stay still', () => {
    fc.assert(
      fc.property(ids, ids, (before, after) => {
        const shown = mergePage(page(before), page(after, 2), nowhere, true).page.conversations.map(
          (each) => each.id,
        )
        const firstNew = shown.findIndex((each) => !before.includes(each))
        if (firstNew >= 0) expect(shown.slice(firstNew).filter((each) => before.includes(each))).toEqual([])
      }),
    )
  })

  it('brings known rows up to date and lets the others go', () => {
    const { page: merged } = mergePage(page(['a', 'b']), page(['b', 'c'], 7), nowhere, true)
    expect(merged.conversations.map((each) => [each.id, each.version])).toEqual([
      ['b', 7],
      ['c', 7],
    ])
  })

  it('leaves to another page the rows that it already shows', () => {
    expect(
      mergePage(page(['b']), page(['a', 'b']), new Set(['a']), false).page.conversations.map(
        (each) => each.id,
      ),
    ).toEqual(['b'])
  })
})
