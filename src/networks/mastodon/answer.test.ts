import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countText } from '../kit/index.ts'
import { answerTo, narrower } from './answer.ts'
import { visibilities } from './entities.ts'
import { settings, them, us } from './fake-people.ts'
import type { ReplyRef } from './reply-ref.ts'
import { limitsOf, readSettings } from './settings.ts'

const known = readSettings(settings)
const limits = limitsOf(settings)
const target = (some: Partial<ReplyRef> = {}): ReplyRef => ({
  authorId: them,
  author: 'lucie@ailleurs.example',
  mentions: [{ id: us, acct: 'laiterie' }],
  visibility: 'public',
  warning: '',
  ...some,
})
const answer = (some: Partial<ReplyRef>, text: string) => answerTo(target(some), text, known, limits)

test('nobody reads an answer who could not read what it answers', () => {
  const visibility = fc.constantFrom(...visibilities)
  fc.assert(
    fc.property(visibility, visibility, (a, b) => {
      const rank = (one: (typeof visibilities)[number]) => visibilities.indexOf(one)
      expect(rank(narrower(a, b))).toBe(Math.max(rank(a), rank(b)))
    }),
  )
  expect(answer({ visibility: 'direct' }, 'Oui').visibility).toBe('direct')
  expect(answerTo(target(), 'Oui', { ...known, privacy: 'unlisted' }, limits).visibility).toBe('unlisted')
})

test('the author is named once, we are not, others are', () => {
  const others = [
    { id: us, acct: 'laiterie' },
    { id: '303', acct: 'marc' },
    { id: them, acct: 'lucie@ailleurs.example' },
  ]
  expect(answer({ mentions: others }, 'Oui').text).toBe('@lucie@ailleurs.example @marc Oui')
  expect(answer({}, 'Oui @lucie@ailleurs.example !').text).toBe('Oui @lucie@ailleurs.example !')
  expect(answer({}, 'Oui @lucie@ailleurs.example.org').text).toBe(
    '@lucie@ailleurs.example Oui @lucie@ailleurs.example.org',
  )
  expect(answer({ authorId: us, author: 'laiterie' }, 'Encore').text).toBe('Encore')
})

test('what fits the limit of answers fits the server, whoever was named', () => {
  const crowd = fc.array(fc.stringMatching(/^[a-z]{3,30}$/), { maxLength: 30 })
  const name = fc.stringMatching(/^[a-z]{1,30}$/)
  fc.assert(
    fc.property(
      crowd,
      name,
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 468 }),
      (names, author, text) => {
        const reply = limits.text?.reply
        const post = limits.text?.post
        if (!reply || !post || countText(reply, text).over > 0) return
        const mentions = names.map((acct, index) => ({ id: `${index + 1000}`, acct }))
        const made = answer({ mentions, author: `${author}@ailleurs.example`, warning: 'x'.repeat(40) }, text)
        expect(countText(post, `${made.warning ?? ''}${made.text}`).over).toBe(0)
        expect(made.text.endsWith(text)).toBe(true)
      },
    ),
  )
})
