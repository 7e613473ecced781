import { type Incoming, NetworkError } from '../kit/index.ts'
import { parseUri } from './address.ts'
import type { Client } from './client.ts'
import type { Cursor } from './cursor.ts'
import type { Page } from './notifications.ts'

const checksPerRead = 10

type Fate = 'deleted' | 'exists' | 'untold'

/** Asks for the record itself: a post hidden by a block or a mute is not a deleted one. */
const fateOf = async (client: Client, uri: string): Promise<Fate> => {
  const address = parseUri(uri)
  if (!address) return 'exists'
  const { did: repo, collection, rkey } = address
  try {
    await client.read((agent) => agent.com.atproto.repo.getRecord({ repo, collection, rkey }))
    return 'exists'
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error
    if (error.kind === 'reconnect' || error.kind === 'rate-limited') throw error
    return error.kind === 'gone' ? 'deleted' : 'untold'
  }
}

/** Known notifications that should stand on this first page and do not: their posts may have been deleted. */
const missingFrom = (page: Page, known: Cursor['known']) => {
  const present = new Set(page.notifications.map((entry) => entry.uri))
  const from = page.next ? (page.oldest ?? '') : ''
  return known.filter(([uri, at]) => at > from && !present.has(uri)).map(([uri]) => uri)
}

/** Deletions among what we have seen. Nothing is asked while nothing is missing. */
export const findDisappeared = async (
  client: Client,
  page: Page,
  known: Cursor['known'],
  now: Date,
): Promise<{ events: Incoming[]; known: Cursor['known'] }> => {
  const settled = new Set<string>()
  const events: Incoming[] = []
  for (const uri of missingFrom(page, known).slice(0, checksPerRead)) {
    const fate = await fateOf(client, uri)
    if (fate !== 'untold') settled.add(uri)
    if (fate === 'deleted') events.push({ type: 'deleted', remoteId: uri, at: now.toISOString() })
  }
  return { events, known: settled.size > 0 ? known.filter(([uri]) => !settled.has(uri)) : known }
}
