/** What decides where a conversation stands. Pure: the whole rule of the queue is here. */
export interface HeardMessage {
  id: string
  isOurs: boolean
  /** Around the conversation: asks nothing of us. */
  isContext: boolean
  isDeleted: boolean
  sentAt: Date
  receivedAt: Date
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

/**
 * A message of theirs waits unless we spoke after it, or somebody closed the conversation after it arrived.
 * "After" is by arrival as well as by hour: what reached us after our answer was not read by who wrote it.
 */
export function standingOf(
  messages: readonly HeardMessage[],
  answers: readonly PendingAnswer[],
  closedAt: Date | null,
): Standing {
  const ours = messages.filter((message) => message.isOurs)
  const spoken = [
    ...ours.map((message) => ({ sentAt: message.sentAt, receivedAt: message.receivedAt })),
    ...answers
      .filter(answersSomething)
      .map((answer) => ({ sentAt: answer.writtenAt, receivedAt: answer.writtenAt })),
  ]
  const waits = (message: HeardMessage): boolean =>
    !message.isOurs &&
    !message.isContext &&
    !message.isDeleted &&
    message.receivedAt.getTime() - message.sentAt.getTime() < STALE_MS &&
    !(closedAt && message.receivedAt <= closedAt) &&
    !spoken.some((one) => one.sentAt >= message.sentAt && one.receivedAt >= message.receivedAt)

  const oldest = messages.filter(waits).toSorted((a, b) => a.sentAt.getTime() - b.sentAt.getTime())[0]
  if (oldest) return { state: 'open', waitingMessageId: oldest.id, waitingSince: oldest.sentAt }
  const lastSpoken = Math.max(0, ...spoken.map((one) => one.receivedAt.getTime()))
  const closed = spoken.length === 0 || (closedAt !== null && closedAt.getTime() >= lastSpoken)
  return { state: closed ? 'closed' : 'waiting', waitingMessageId: null, waitingSince: null }
}
