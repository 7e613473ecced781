import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NetworkError, type NetworkErrorKind } from '../networks/kit/index.ts'
import {
  type Asked,
  afterFailedLook,
  afterLook,
  afterRefusal,
  MOST_ATTEMPTS,
  waitSeconds,
} from './outcome.ts'

const now = new Date('2026-05-21T10:00:00Z')
const seconds = (count: number) => new Date(now.getTime() + count * 1000)
const trouble = { kind: 'uncertain' as const, said: 'no answer', at: now.toISOString() }
const asked = (change: Partial<Asked> = {}): Asked => ({ at: now, attempts: 1, trouble, ...change })
const refused = (kind: NetworkErrorKind, retryAt?: Date) =>
  new NetworkError({ kind, said: 'no', ...(retryAt && { retryAt }) })

test.each([
  ['rejected', { state: 'rejected' }],
  ['gone', { state: 'rejected' }],
  ['reconnect', { state: 'due', at: now, hold: false }],
  ['transient', { state: 'due', at: seconds(4), hold: false }],
  ['rate-limited', { state: 'due', at: seconds(60), hold: true }],
] as const)('a refusal that is %s', (kind, outcome) =>
  expect(afterRefusal(refused(kind), 2, now)).toMatchObject(outcome),
)

test('the hour that a network gives is kept', () => {
  expect(afterRefusal(refused('rate-limited', seconds(777)), 1, now)).toMatchObject({ at: seconds(777) })
  expect(afterRefusal(refused('transient', seconds(5)), 1, now)).toMatchObject({ at: seconds(5) })
})

test('a network that is away for good is left to a person, after about an hour', () => {
  expect(afterRefusal(refused('transient'), MOST_ATTEMPTS, now)).toMatchObject({ state: 'rejected' })
  const total = Array.from({ length: MOST_ATTEMPTS - 1 }, (_, at) => waitSeconds(at + 1))
  expect(total.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(900)
})

test('absent means nothing while a request of ours may still be under way', () => {
  expect(afterLook('absent', asked(), 40_000, seconds(39))).toMatchObject({
    state: 'sending',
    at: seconds(40),
  })
  expect(afterLook('absent', asked(), 40_000, seconds(40))).toMatchObject({ state: 'due', at: seconds(40) })
})

test('a delivery that never arrives is not asked for ever', () => {
  expect(afterLook('absent', asked({ attempts: MOST_ATTEMPTS }), 40_000, seconds(60))).toMatchObject({
    state: 'rejected',
    trouble: { kind: 'transient' },
  })
})

test('what a network finds is sent, what it cannot tell is a question for a person', () => {
  const sent = { remoteId: 'w-1' }
  expect(afterLook({ found: sent }, asked(), 40_000, now)).toEqual({ state: 'sent', sent })
  expect(afterLook('unknown', asked(), 40_000, now)).toEqual({ state: 'unknown', trouble })
})

test('whatever a failed look meets, an asked delivery is never asked again because of it', () => {
  const kinds = fc.constantFrom<NetworkErrorKind>(
    'reconnect',
    'rejected',
    'rate-limited',
    'transient',
    'gone',
  )
  fc.assert(
    fc.property(fc.option(kinds), fc.nat(40), fc.nat(4000), (kind, attempts, later) => {
      const failure = kind === null ? new Error('a bug') : refused(kind)
      const outcome = afterFailedLook(failure, asked({ attempts }), seconds(later))
      expect(['sending', 'unknown']).toContain(outcome.state)
      if ('at' in outcome) expect(outcome.at.getTime()).toBeGreaterThanOrEqual(seconds(later).getTime())
    }),
  )
})

test('looking ends: after ten minutes and several looks a person is asked', () => {
  expect(afterFailedLook(refused('transient'), asked({ attempts: 7 }), seconds(601))).toEqual({
    state: 'unknown',
    trouble,
  })
  expect(afterFailedLook(refused('transient'), asked({ attempts: 7 }), seconds(599))).toMatchObject({
    state: 'sending',
  })
  expect(afterFailedLook(refused('rate-limited', seconds(90)), asked(), now)).toMatchObject({
    state: 'sending',
    at: seconds(90),
    hold: true,
  })
})
