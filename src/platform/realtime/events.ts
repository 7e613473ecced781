import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Hub, LiveEvent } from './hub.ts'

const HEARTBEAT_MS = 20_000

/**
 * The stream of one workspace. Resumes after `Last-Event-ID`; when too much was missed it says `reload`, and the page asks everything again.
 * Ends with the connection, or when `stop` aborts (shutdown).
 */
export function liveEvents(context: Context, hub: Hub, workspaceId: string, stop: AbortSignal): Response {
  return streamSSE(context, async (stream) => {
    const send = async (events: LiveEvent[]) => {
      for (const event of events)
        await stream.writeSSE({ id: String(event.seq), event: 'fact', data: JSON.stringify(event) })
    }
    const unsubscribe = hub.subscribe(workspaceId, (events) => void send(events).catch(() => stream.abort()))
    const done = new Promise<void>((resolve) => {
      stream.onAbort(resolve)
      stop.addEventListener('abort', () => resolve(), { once: true })
    })
    const beat = setInterval(
      () => void stream.writeSSE({ event: 'beat', data: '' }).catch(() => stream.abort()),
      HEARTBEAT_MS,
    )
    try {
      await stream.writeSSE({ event: 'ready', data: '' })
      const last = Number(context.req.header('last-event-id'))
      if (last > 0) {
        const missed = await hub.since(workspaceId, last)
        if (missed === 'too many') await stream.writeSSE({ event: 'reload', data: '' })
        else await send(missed)
      }
      await done
    } finally {
      clearInterval(beat)
      unsubscribe()
    }
  })
}
