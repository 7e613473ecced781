import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Hub, News } from './hub.ts'

const HEARTBEAT_MS = 20_000
/** Then the browser comes back by itself and is judged again: a session may have ended, a teammate left. */
const LONGEST_MS = 10 * 60_000

/**
 * The stream of one workspace. Resumes after `Last-Event-ID`; when too much was missed it says `reload`, and the page asks everything again.
 * Ends with the connection, after ten minutes, or when `stop` aborts (shutdown).
 */
export function liveEvents(context: Context, hub: Hub, workspaceId: string, stop: AbortSignal): Response {
  return streamSSE(context, async (stream) => {
    const send = async (news: News) => {
      if (news === 'too many') return stream.writeSSE({ event: 'reload', data: '' })
      for (const event of news)
        await stream.writeSSE({ id: String(event.seq), event: 'fact', data: JSON.stringify(event) })
    }
    let opened: () => void = () => {}
    /** What was missed comes before what arrives meanwhile: the last id that a browser keeps never skips one. */
    let line = new Promise<void>((resolve) => {
      opened = resolve
    })
    const unsubscribe = hub.subscribe(workspaceId, (news) => {
      line = line.then(() => send(news)).catch(() => stream.abort())
    })
    const end = AbortSignal.any([stop, AbortSignal.timeout(LONGEST_MS)])
    const done = new Promise<void>((resolve) => {
      stream.onAbort(resolve)
      if (end.aborted) resolve()
      end.addEventListener('abort', () => resolve(), { once: true })
    })
    const beat = setInterval(
      () => void stream.writeSSE({ event: 'beat', data: '' }).catch(() => stream.abort()),
      HEARTBEAT_MS,
    )
    try {
      await stream.writeSSE({ event: 'ready', data: '' })
      const last = Number(context.req.header('last-event-id'))
      if (last > 0) await send(await hub.since(workspaceId, last))
      opened()
      await done
    } finally {
      clearInterval(beat)
      unsubscribe()
    }
  })
}
