import type { WireEvent, WireMessage } from './wire.ts'

export interface ThreadOptions {
  /** Put before every id: ids are unique on a server. */
  prefix: string
  count: number
  random: () => number
  /** Time of the first message, milliseconds. */
  from: number
  /** Milliseconds between two messages. */
  every?: number
}

export interface Threads {
  /** In an order in which children may come before their parents, and some parents never come. */
  events: WireEvent[]
  messages: WireMessage[]
}

const WINDOW = 20

/** Random conversations of a lively community: trees of messages, edits and deletions, in a random order of arrival. */
export function randomThreads({ prefix, count, random, from, every = 40 }: ThreadOptions): Threads {
  const pick = (most: number) => Math.floor(random() * most)
  const messages: WireMessage[] = []
  for (let at = 0; at < count; at++) {
    const parent = random() < 0.15 ? undefined : messages[Math.max(0, at - 1 - pick(30))]
    const lost = random() < 0.02 ? `${prefix}-lost-${at}` : undefined
    const answered = lost ?? parent?.id
    messages.push({
      type: 'message',
      id: `${prefix}-${at}`,
      ...(answered && { parent: answered, root: parent?.root ?? answered }),
      author: `person-${pick(40)}`,
      isUs: false,
      text: `message ${at}`,
      sentAt: new Date(from + at * every).toISOString(),
      concerns: random() < 0.7 ? 'us' : 'context',
    })
  }
  const events: WireEvent[] = []
  for (let at = 0; at < count; at += WINDOW) {
    const window = messages.slice(at, at + WINDOW)
    events.push(...shuffled(window, random), ...changes(window, random))
  }
  return { events, messages }
}

const changes = (messages: readonly WireMessage[], random: () => number): WireEvent[] =>
  messages.flatMap((message): WireEvent[] => {
    const at = new Date(Date.parse(message.sentAt) + 1000).toISOString()
    const fate = random()
    if (fate < 0.02) return [{ type: 'deleted', id: message.id, at }]
    return fate < 0.06 ? [{ ...message, text: `${message.text}, corrected`, editedAt: at }] : []
  })

/** Fisher–Yates. */
export function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const out = [...list]
  for (let at = out.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const [one, two] = [out[at], out[other]]
    if (one !== undefined && two !== undefined) [out[at], out[other]] = [two, one]
  }
  return out
}
