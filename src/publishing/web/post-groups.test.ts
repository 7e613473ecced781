import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PostState, PostView } from '../contract.ts'
import { groupPosts } from './post-groups.ts'
import { firstLine } from './post-words.ts'

const states: PostState[] = ['draft', 'scheduled', 'publishing', 'published', 'partly', 'failed', 'unknown']
const post = (id: string, state: PostState, scheduledAt: string | null = null): PostView => ({
  id,
  text: id,
  pictures: [],
  state,
  scheduledAt,
  scheduledLocal: null,
  timeZone: 'Europe/Paris',
  variants: [],
  createdBy: 'Inès',
  updatedAt: '2026-05-20T10:00:00.000Z',
  version: 1,
})

describe('groupPosts', () => {
  it('shows every post once', () => {
    const posts = fc
      .array(fc.constantFrom(...states))
      .map((all) => all.map((state, at) => post(String(at), state)))
    fc.assert(
      fc.property(posts, (all) => {
        const shown = groupPosts(all).flatMap((group) => group.posts.map((each) => each.id))
        expect(shown.toSorted()).toEqual(all.map((each) => each.id).toSorted())
      }),
    )
  })

  it('puts trouble first, then what leaves soonest', () => {
    const groups = groupPosts([
      post('later', 'scheduled', '2026-05-22T10:00:00.000Z'),
      post('done', 'published', '2026-05-19T10:00:00.000Z'),
      post('sooner', 'scheduled', '2026-05-21T10:00:00.000Z'),
      post('broken', 'failed', '2026-05-18T10:00:00.000Z'),
    ])
    expect(groups.map((group) => [group.id, group.posts.map((each) => each.id)])).toEqual([
      ['problems', ['broken']],
      ['next', ['sooner', 'later']],
      ['published', ['done']],
    ])
  })
})

it('names a post by its first line, never cutting a sign', () => {
  expect(firstLine('  Le pot change\net voici pourquoi')).toBe('Le pot change')
  const long = firstLine('👩‍👩‍👧'.repeat(60))
  expect(long.endsWith('…')).toBe(true)
  expect(long.isWellFormed()).toBe(true)
  expect(firstLine('')).toBe('')
})
