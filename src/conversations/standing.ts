/** What decides where a conversation stands. Pure: the whole rule of the queue is here. */
export interface HeardMessage {
  id: string
  isOurs: boolean
  /** Around the conversation: asks nothing of us. */
  isContext: boolean
  isDeleted: boolean
  sentAt: Date
  receivedAt: Date
  /** Only what we said from then on was said knowing it; absent: since it arrived. */
  heardAt?: Date
}

/** An answer of ours that the network has not shown yet. */
export interface PendingAnswer {
  state: 'queued' | 'sending' | 'sent' | 'rejected' | 'unknown' | 'cancelled'
  writtenAt: Date
}

export interface Standing {
  state: 'open' | 'waiting' | 'closed'
  waitingMessageId: string | null
  waitingSince: Date | null
}

/** A message older than this when it first arrives (a history being read) no longer waits for us. */
const STALE_MS = 30 * 24 * 3600 * 1000

const answersSomething = (answer: PendingAnswer): boolean =>
  answer.state === 'queued' || answer.state === 'sending' || answer.state === 'sent'

/** An answer written here was written by someone who saw what had arrived, whatever the network's clock says. */
const ANY_HOUR = new Date(8.64e15)

/**
 * Messages of theirs that wait, the oldest first. A message of theirs waits unless we spoke after it, or somebody closed the conversation after it arrived.
 * "After" is by arrival as well as by hour: what reached us after our answer was not read by who wrote it.
 */
export function waitingIn(
  messages: readonly HeardMessage[],
  answers: readonly PendingAnswer[],
  closedAt: Date | null,
): HeardMessage[] {
  const spoken = spokenIn(messages, answers)
  const waits = (message: HeardMessage): boolean => {
    const heardAt = message.heardAt ?? message.receivedAt
    return (
      !message.isOurs &&
      !message.isContext &&
      !message.isDeleted &&
      message.receivedAt.getTime() - message.sentAt.getTime() < STALE_MS &&
      !(closedAt && heardAt <= closedAt) &&
      !spoken.some((one) => one.sentAt >= message.sentAt && one.receivedAt >= heardAt)
    )
  }
  return messages
    .filter(waits)
    .toSorted((a, b) => a.sentAt.getTime() - b.sentAt.getTime() || (a.id < b.id ? -1 : 1))
}

const spokenIn = (messages: readonly HeardMessage[], answers: readonly PendingAnswer[]) => [
  ...messages.filter((message) => message.isOurs),
  ...answers.filter(answersSomething).map((answer) => ({ sentAt: ANY_HOUR, receivedAt: answer.writtenAt })),
]

/** Open while somebody waits; then waiting for them, unless nothing was said or it was closed since. */
export function standingOf(
  messages: readonly HeardMessage[],
  answers: readonly PendingAnswer[],
  closedAt: Date | null,
): Standing {
  const [oldest] = waitingIn(messages, answers, closedAt)
  if (oldest) return { state: 'open', waitingMessageId: oldest.id, waitingSince: oldest.sentAt }
  const spoken = spokenIn(messages, answers)
  const lastSpoken = Math.max(0, ...spoken.map((one) => one.receivedAt.getTime()))
  const closed = spoken.length === 0 || (closedAt !== null && closedAt.getTime() >= lastSpoken)
  return { state: closed ? 'closed' : 'waiting', waitingMessageId: null, waitingSince: null }
}
