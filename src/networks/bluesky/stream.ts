import { type Access, classifyFailure, NetworkError, type ReadBatch, type Tools } from '../kit/index.ts'
import { read } from './read.ts'

/** The AppView files a post a moment after the stream has announced it. */
const askAgainAfter = [300, 1500, 5000]

const address = (base: string) => {
  const url = new URL(base)
  url.searchParams.set('wantedCollections', 'app.bsky.feed.post')
  return url
}

/** Rings once for every post of the whole network that holds our DID; resolves when the connection ends. */
const listen = (url: URL, did: string, ring: () => void, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url)
    const close = () => socket.close()
    signal.addEventListener('abort', close, { once: true })
    socket.addEventListener('message', ({ data }) => {
      if (typeof data === 'string' && data.includes(did)) ring()
    })
    socket.addEventListener('open', ring)
    socket.addEventListener('close', () => {
      signal.removeEventListener('abort', close)
      if (signal.aborted) resolve()
      else reject(new NetworkError({ kind: 'transient', said: 'the stream closed' }))
    })
    socket.addEventListener('error', (event) => reject(classifyFailure(event, { write: false })))
  })

/**
 * Jetstream as a door bell. It cannot filter by who is mentioned, and its events lack what the AppView adds, so a line
 * that holds our DID only triggers a read. Without an address there is none: the regular reading does the work.
 */
export const stream = async (
  access: Access,
  from: string | null,
  push: (batch: ReadBatch) => Promise<void>,
  tools: Tools,
): Promise<void> => {
  const { jetstreamUrl } = access.settings
  if (typeof jetstreamUrl !== 'string') return
  const url = address(jetstreamUrl)
  await tools.assertReachable(url.href)

  const ended = new AbortController()
  const signal = AbortSignal.any([tools.signal, ended.signal])
  let cursor = from
  let reading: Promise<void> = Promise.resolve()
  let failure: unknown
  const readAll = async () => {
    let more = true
    while (more && !signal.aborted) {
      const batch = await read(access, cursor, { ...tools, signal })
      if (batch.events.length > 0) await push(batch)
      cursor = batch.cursor
      more = batch.more
    }
  }
  const queueRead = () => {
    reading = reading.then(readAll).catch((error: unknown) => {
      if (!signal.aborted) failure = error
      ended.abort()
    })
  }
  // However often it rings, each delay holds at most one coming read.
  const coming = new Set<number>()
  const ring = () => {
    for (const delay of askAgainAfter) {
      if (coming.has(delay)) continue
      coming.add(delay)
      const due = () => {
        coming.delete(delay)
        queueRead()
      }
      AbortSignal.timeout(delay).addEventListener('abort', due, { signal })
    }
  }
  try {
    await listen(url, access.account.remoteId, ring, signal)
  } finally {
    ended.abort()
    await reading
  }
  if (failure) throw failure
}
