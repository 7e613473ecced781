import type { ChannelView } from '../contract.ts'

const worst: Record<ChannelView['state'], number> = { cut: 0, expiring: 1, late: 2, paused: 3, connected: 4 }

/** Those who need somebody first; the others by network and name. */
export const byUrgency = (channels: readonly ChannelView[]): ChannelView[] =>
  channels.toSorted(
    (one, other) =>
      worst[one.state] - worst[other.state] ||
      one.networkName.localeCompare(other.networkName) ||
      one.name.localeCompare(other.name),
  )

export interface ChannelNews {
  /** Channels to speak of, the most urgent first. */
  named: ChannelView[]
  /** How many are well. */
  well: number
}

/** What the sentence on top has to say. */
export function channelNews(channels: readonly ChannelView[]): ChannelNews {
  const named = byUrgency(channels).filter((channel) => channel.state !== 'connected')
  return { named, well: channels.length - named.length }
}
