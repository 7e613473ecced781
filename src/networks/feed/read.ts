import { type Access, type ReadBatch, type Tools, unreadableAnswer } from '../kit/index.ts'
import { parseCursor, whatIsNew } from './cursor.ts'
import { mayComeBack } from './failure.ts'
import { fetchDocument } from './fetch-document.ts'
import { mapFeed } from './map.ts'
import { parseDocument } from './parse.ts'

/** What changed in the feed since the last reading; one conditional request. */
export const read = async (access: Access, from: string | null, tools: Tools): Promise<ReadBatch> => {
  const cursor = parseCursor(from)
  const document = await fetchDocument(access.account.remoteId, cursor, tools).catch(mayComeBack)
  if (!document) return { events: [], cursor: from ?? JSON.stringify(cursor), more: false }

  const feed = parseDocument(document.text)
  if (!feed) throw unreadableAnswer({ write: false, said: 'the answer is not a feed' })
  const now = tools.now()
  const { fresh, seen } = whatIsNew(mapFeed(feed, access.account, now), cursor.seen, now)
  const { etag, lastModified } = document
  const next = { v: 1, ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}), seen }
  return {
    events: fresh.map(({ message }) => ({ type: 'message', message })),
    cursor: JSON.stringify(next),
    more: false,
  }
}
