import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type HeardMessage, type PendingAnswer, standingOf } from './standing.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 4, 21) + minutes * 60_000)
const heard = (id: string, minutes: number, more: Partial<HeardMessage> = {}): HeardMessage => ({
  id,
  isOurs: false,
  isContext: false,
  isDeleted: false,
  sentAt: at(minutes),
  receivedAt: at(minutes),
  ...more,
})

test('the oldest message without an answer says since when they wait', () => {
  const standing = standingOf([heard('b', 20), heard('a', 10)], [], null)
  expect(standing).toEqual({ state: 'open', waitingMessageId: 'a', waitingSince: at(10) })
})

test('an answer on its way takes the conversation out of the queue, a refused one puts it back', () => {
  const answer = (state: PendingAnswer['state']): PendingAnswer => ({ state, writtenAt: at(30) })
  expect(standingOf([heard('a', 10)], [answer('queued')], null).state).toBe('waiting')
  expect(standingOf([heard('a', 10)], [answer('rejected')], null).state).toBe('open')
  expect(standingOf([heard('a', 10)], [answer('unknown')], null).state).toBe('open')
})

test('a message that reached us after our answer still waits, even if it was written before', () => {
  const ours = heard('us', 30, { isOurs: true })
  const late = heard('late', 25, { receivedAt: at(40) })
  expect(standingOf([heard('a', 10), ours, late], [], null).waitingMessageId).toBe('late')
})

test('what arrives after a close opens again', () => {
  expect(standingOf([heard('a', 10)], [], at(20)).state).toBe('closed')
  expect(standingOf([heard('a', 10), heard('b', 30)], [], at(20)).waitingMessageId).toBe('b')
})

test('an old message read from a history does not wait', () => {
  expect(standingOf([heard('old', 0, { receivedAt: at(60 * 24 * 31) })], [], null).state).toBe('closed')
})

const arbitraryMessage = fc.record({
  id: fc.uuid(),
  isOurs: fc.boolean(),
  isContext: fc.boolean(),
  isDeleted: fc.boolean(),
  sentAt: fc.nat(1000).map(at),
  receivedAt: fc.nat(1000).map(at),
})
const arbitraryAnswer = fc.record({
  state: fc.constantFrom<PendingAnswer['state']>(
    'queued',
    'sending',
    'sent',
    'rejected',
    'unknown',
    'cancelled',
  ),
  writtenAt: fc.nat(1000).map(at),
})

test('the standing never contradicts the messages', () => {
  fc.assert(
    fc.property(
      fc.array(arbitraryMessage),
      fc.array(arbitraryAnswer),
      fc.option(fc.nat(1000).map(at)),
      (messages, answers, closedAt) => {
        const standing = standingOf(messages, answers, closedAt)
        const waiting = messages.find((message) => message.id === standing.waitingMessageId)
        if (standing.state === 'open') {
          expect(waiting).toBeDefined()
          expect(waiting?.isOurs || waiting?.isContext || waiting?.isDeleted).toBe(false)
          expect(standing.waitingSince).toEqual(waiting?.sentAt)
        } else expect(waiting).toBeUndefined()
      },
    ),
  )
})

test('a later answer, or a later close, always empties the queue', () => {
  fc.assert(
    fc.property(fc.array(arbitraryMessage), (messages) => {
      expect(standingOf(messages, [{ state: 'sent', writtenAt: at(2000) }], null).state).not.toBe('open')
      expect(standingOf(messages, [], at(2000)).state).toBe('closed')
    }),
  )
})
