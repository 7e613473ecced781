import { describe, expect, it } from 'vitest'
import {
  type DraftPost,
  emptyDraft,
  isEmpty,
  textFor,
  withChannel,
  withOwnText,
  withText,
} from './draft-post.ts'

const draft: DraftPost = withChannel(
  withChannel({ ...emptyDraft, text: 'Le pot change' }, 'a', true),
  'b',
  true,
)

describe('texts of a post', () => {
  it('are shared until a channel has its own', () => {
    expect(textFor(draft, 'a')).toBe('Le pot change')
    const own = withOwnText(draft, 'a', 'Plus court')
    expect([textFor(own, 'a'), textFor(own, 'b')]).toEqual(['Plus court', 'Le pot change'])
    expect(textFor(withOwnText(own, 'a', null), 'a')).toBe('Le pot change')
  })

  it('are written where they belong', () => {
    expect(withText(draft, 'a', 'Partagé').text).toBe('Partagé')
    const own = withText(withOwnText(draft, 'a', ''), 'a', 'À moi')
    expect([own.text, textFor(own, 'a')]).toEqual(['Le pot change', 'À moi'])
  })

  it('keep one variant a channel, and forget those taken away', () => {
    expect(withChannel(draft, 'a', true).variants).toHaveLength(2)
    expect(withChannel(draft, 'a', false).variants.map((variant) => variant.channelId)).toEqual(['b'])
  })
})

it('tells a draft with nothing in it', () => {
  expect(isEmpty({ ...emptyDraft, text: ' \n' })).toBe(true)
  expect(isEmpty(draft)).toBe(false)
})
