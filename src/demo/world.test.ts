import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { networks } from '../networks/index.ts'
import { countText } from '../networks/kit/index.ts'
import { pastThreads } from './stage/past-threads.ts'
import { wallClock } from './stage/wall-clock.ts'
import { openThreads } from './world/open-threads.ts'
import { comingPosts, draftPosts, keyOf, publishedPosts, stuckPosts } from './world/posts.ts'
import { waitingThreads } from './world/waiting-threads.ts'

const moment = fc.date({
  min: new Date('2026-01-01T00:00:00Z'),
  max: new Date('2031-12-31T00:00:00Z'),
  noInvalidDate: true,
})

describe('the world of the dairy', () => {
  test('says nothing that its networks would find too long', () => {
    const threads = [...openThreads, ...waitingThreads, ...pastThreads(new Date('2026-05-21T08:42:00Z'))]
    const posts = [...publishedPosts, ...comingPosts, ...stuckPosts, ...draftPosts]
    const texts = [...threads.flatMap((thread) => thread.lines), ...posts].map(({ text }) => text)
    for (const { manifest } of networks)
      for (const text of manifest.text ? texts : [])
        expect(manifest.text && countText(manifest.text.post, text).over, text).toBe(0)
  })

  test('hangs each thread from a post that exists and came before', () => {
    const ages = new Map(publishedPosts.map((post) => [keyOf(post), post.days]))
    expect(ages.size).toBe(publishedPosts.length)
    fc.assert(
      fc.property(moment, (now) => {
        const hung = [...pastThreads(now), ...openThreads, ...waitingThreads]
        for (const { lines, under } of hung) {
          if (!under) continue
          const post = publishedPosts.find((one) => keyOf(one) === under)
          const published = wallClock(
            { now, workspace: { timeZone: 'Europe/Paris' } },
            -(post?.days ?? Number.NaN),
            post?.at ?? '',
          )
          expect(now.getTime() - (lines[0]?.ago ?? 0) * 60_000).toBeGreaterThan(published.getTime())
        }
      }),
      { numRuns: 20 },
    )
  })

  test('is over yesterday, except for what is told by hand, and never in the future', () => {
    fc.assert(
      fc.property(moment, (now) => {
        for (const { lines, over } of pastThreads(now)) {
          const ages = lines.map((line) => line.ago)
          expect(ages).toEqual(ages.toSorted((a, b) => b - a))
          expect((ages.at(-1) ?? 0) - (over === 'answered' ? 0 : over.likedAfter)).toBeGreaterThan(0)
        }
      }),
      { numRuns: 50 },
    )
  })
})
