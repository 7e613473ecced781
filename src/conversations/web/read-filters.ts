export const queues = ['open', 'mine', 'waiting', 'closed'] as const
export type Queue = (typeof queues)[number]

export interface Filters {
  queue: Queue
  /** Id of a channel; empty: all. */
  channel: string
  text: string
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const LONGEST_TEXT = 200

/** What an address asks for. An address may be old or typed by hand: what cannot be read is as if absent. */
export function readFilters(search: Record<string, unknown>): Filters {
  const { queue, channel, text } = search
  return {
    queue: queues.find((each) => each === queue) ?? 'open',
    channel: typeof channel === 'string' && UUID.test(channel) ? channel : '',
    // The router reads `?text=2112` as a number.
    text: typeof text === 'string' || typeof text === 'number' ? String(text).slice(0, LONGEST_TEXT) : '',
  }
}
