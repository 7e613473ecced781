import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assertMessages } from '../kit/conformance/index.ts'
import { aMessage, camille, channel, group, now, settings } from './fixtures/bot.ts'
import { mapMessage, spansOf } from './map.ts'
import { messageShape } from './shapes.ts'

const mapped = (message: object) => mapMessage(messageShape.parse(message), settings, now)

test('whatever a stranger writes, a sound message comes out', () => {
  const entity = fc.record({
    type: fc.constantFrom('mention', 'hashtag', 'url', 'text_link', 'bold', 'code'),
    offset: fc.nat(30),
    length: fc.integer({ min: 1, max: 20 }),
    url: fc.option(fc.oneof(fc.webUrl(), fc.string()), { nil: undefined }),
  })
  const message = fc.record({
    message_id: fc.integer({ min: 1, max: 50 }),
    chat: fc.constantFrom(channel, group, { id: 31, type: 'private' }),
    from: fc.option(
      fc.record({ id: fc.integer({ min: 1, max: 9 }), first_name: fc.string(), username: fc.string() }),
      { nil: undefined },
    ),
    date: fc.integer({ min: 0, max: 4_000_000_000 }),
    edit_date: fc.option(fc.integer({ min: 1, max: 4_000_000_000 }), { nil: undefined }),
    text: fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined }),
    entities: fc.array(entity),
    message_thread_id: fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined }),
    reply_to_message: fc.option(fc.record({ message_id: fc.integer({ min: 1, max: 50 }) }), {
      nil: undefined,
    }),
    is_automatic_forward: fc.boolean(),
  })
  fc.assert(
    fc.property(message, (given) => {
      const one = mapped(given)
      if (one) assertMessages([{ type: 'message', message: one }], now)
    }),
    { numRuns: 500 },
  )
})

test('marks are counted as Telegram counts', () => {
  const text = '🧀 https://x.example et #comté'
  const spans = spansOf(text, [
    { type: 'url', offset: 3, length: 17, url: undefined },
    { type: 'hashtag', offset: 24, length: 6, url: undefined },
  ])
  expect(spans.map(({ start, end, target }) => [text.slice(start, end), target])).toEqual([
    ['https://x.example', 'https://x.example/'],
    ['#comté', 'comté'],
  ])
})

test('a comment under a post carried into the group: its parent, its root', () => {
  const deep = aMessage(12, { message_thread_id: 10, reply_to_message: { message_id: 11 } })
  expect(mapped(deep)).toMatchObject({
    kind: 'comment',
    parentRemoteId: '-1002/11',
    rootRemoteId: '-1002/10',
  })
})

test('a file without words is a sign; a trace of an action is nothing', () => {
  expect(mapped({ ...aMessage(3), text: undefined, photo: [] })?.text).toBe('📷')
  expect(mapped({ ...aMessage(3), text: undefined, left_chat_member: camille })).toBeUndefined()
})
