export interface Sent {
  event: string
  id: number | null
  data: string
}

/** Reads a stream as a browser does, one event at a time. */
export async function openEvents(url: string, headers: Record<string, string> = {}) {
  const gone = new AbortController()
  const response = await fetch(url, { headers, signal: gone.signal })
  const reader = (response.body ?? new ReadableStream<Uint8Array<ArrayBuffer>>()).getReader()
  const decoder = new TextDecoder()
  let text = ''
  const next = async (): Promise<Sent | null> => {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end >= 0) {
        const block = text.slice(0, end)
        text = text.slice(end + 2)
        const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1]
        return {
          event: field('event') ?? 'message',
          id: Number(field('id')) || null,
          data: field('data') ?? '',
        }
      }
      const { done, value } = await reader.read()
      if (done) return null
      text += decoder.decode(value, { stream: true })
    }
  }
  return {
    status: response.status,
    headers: response.headers,
    next,
    /** The subjects of the next facts, in their order, until `last` has come. */
    async subjectsUntil(last: string): Promise<string[]> {
      const subjects: string[] = []
      for (let sent = await next(); sent; sent = await next()) {
        if (sent.event === 'fact') subjects.push(JSON.parse(sent.data).subject)
        if (subjects.at(-1) === last) break
      }
      return subjects
    },
    close: () => gone.abort(),
  }
}
