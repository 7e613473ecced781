import { ok, strictEqual } from 'node:assert/strict'
import type { Incoming, IncomingMessage } from '../message.ts'

const isTime = (text: string) => new Date(text).toISOString() === text
const isWeb = (url: string) => /^https?:$/.test(URL.parse(url)?.protocol ?? '')

const assertSpans = ({ text, spans, remoteId }: IncomingMessage) => {
  let last = 0
  for (const { start, end, target } of spans) {
    ok(start >= last && end > start && end <= text.length, `${remoteId}: span ${start}-${end}`)
    ok(target !== '', `${remoteId}: a span leads nowhere`)
    last = end
  }
}

const assertMessage = (message: IncomingMessage, now: Date) => {
  const { remoteId, author, sentAt, editedAt, url, parentRemoteId, rootRemoteId, attachments } = message
  ok(remoteId !== '' && author.remoteId !== '' && author.name !== '', `${remoteId}: an empty name or id`)
  ok(isTime(sentAt) && (editedAt === undefined || isTime(editedAt)), `${remoteId}: not a UTC time`)
  ok(Date.parse(sentAt) <= now.getTime() + 60_000, `${remoteId}: sent in the future`)
  ok(parentRemoteId !== remoteId && rootRemoteId !== remoteId, `${remoteId}: answers itself`)
  ok(
    (parentRemoteId === undefined) === (rootRemoteId === undefined),
    `${remoteId}: a parent without its root`,
  )
  const addresses = [url, author.url, author.avatarUrl, ...attachments.map((one) => one.url)]
  for (const address of addresses) ok(address === undefined || isWeb(address), `${remoteId}: ${address}`)
  ok(!author.isUs || message.concerns === 'context', `${remoteId}: our own words wait for our answer`)
  assertSpans(message)
}

/** What must hold for whatever a network brings, recorded or live. Throws an `AssertionError`. */
export const assertMessages = (events: readonly Incoming[], now: Date): void => {
  const ids = new Set<string>()
  for (const event of events) {
    const remoteId = event.type === 'message' ? event.message.remoteId : event.remoteId
    ok(!ids.has(remoteId), `${remoteId} comes twice in one page`)
    ids.add(remoteId)
    if (event.type === 'message') assertMessage(event.message, now)
    else ok(isTime(event.at), `${remoteId}: not a UTC time`)
  }
  strictEqual(ids.size, events.length)
}
