import type { IncomingMessage } from '../kit/index.ts'
import type { Client } from './client.ts'
import type { NotificationEntity, Status } from './entities.ts'
import { kindForUs, mapStatus, type View } from './map.ts'
import { readThreads } from './threads.ts'

/** Old before new, so that a parent mostly comes before its answers. */
const inOrder = (messages: Iterable<IncomingMessage>) =>
  [...messages].sort((a, b) => (a.sentAt < b.sentAt ? -1 : a.sentAt > b.sentAt ? 1 : 0))

/** Those who speak to us, our own words, and what is needed to understand both. */
export const messagesOf = async (
  client: Client,
  notified: readonly NotificationEntity[],
  own: readonly Status[],
  now: Date,
): Promise<IncomingMessage[]> => {
  const us = client.settings
  const { above, roots } = await readThreads(client, [...notified.map(({ status }) => status), ...own])
  const map = (status: Status, seen: Pick<View, 'concerns' | 'kind'>) => {
    const root = roots.get(status.id)
    return mapStatus(status, { us, now, ...seen, ...(root ? { root } : {}) })
  }
  const messages = new Map<string, IncomingMessage>()
  for (const status of [...above.values(), ...own])
    messages.set(status.id, map(status, { concerns: 'context' }))
  for (const { status, type } of notified) {
    const isOurs = status.account.id === us.accountId
    const kind = kindForUs(status, type, us.accountId)
    messages.set(status.id, map(status, isOurs ? { concerns: 'context' } : { concerns: 'us', kind }))
  }
  return inOrder(messages.values())
}
