import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChannelState, ChannelView } from '../contract.ts'
import { byUrgency, channelNews } from './channel-news.ts'
import { daysUntil } from './days-until.ts'

const states: ChannelState[] = ['connected', 'late', 'expiring', 'cut', 'paused']
const channel = (name: string, state: ChannelState): ChannelView => ({
  id: name,
  network: 'n',
  networkName: 'N',
  monogram: 'Nn',
  handle: name,
  name,
  avatarUrl: null,
  url: null,
  state,
  trouble: null,
  readAt: null,
  expiresAt: null,
  connectedAt: '2026-03-27T09:00:00.000Z',
  connectedBy: 'Inès',
  can: { read: true, reply: true, publish: true, moderate: true, measure: true },
  held: 0,
})
const anyChannels = fc
  .array(fc.tuple(fc.string({ maxLength: 4 }), fc.constantFrom(...states)))
  .map((all) => all.map(([name, state]) => channel(name, state)))

describe('channelNews', () => {
  it('counts every channel once, named or well', () => {
    fc.assert(
      fc.property(anyChannels, (channels) => {
        const { named, well } = channelNews(channels)
        expect(named.length + well).toBe(channels.length)
        expect(named.some((each) => each.state === 'connected')).toBe(false)
      }),
    )
  })

  it('puts a cut channel before all others', () => {
    const sorted = byUrgency([
      channel('a', 'connected'),
      channel('b', 'paused'),
      channel('c', 'cut'),
      channel('d', 'expiring'),
    ])
    expect(sorted.map((each) => each.name)).toEqual(['c', 'd', 'b', 'a'])
  })
})

it('counts whole days left, never below zero', () => {
  const now = Date.parse('2026-05-21T10:00:00Z')
  expect(daysUntil('2026-05-27T11:00:00Z', now)).toBe(6)
  expect(daysUntil('2026-05-20T11:00:00Z', now)).toBe(0)
})
