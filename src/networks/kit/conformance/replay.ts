/** One recorded request and its answer. The body is kept as JSON where it is JSON, else as text or base64. */
export interface Exchange {
  method: string
  /** Path without query: record keys and times change from one recording to the next. */
  path: string
  answer: Answer
}

export interface Answer {
  status: number
  headers: Record<string, string>
  json?: unknown
  text?: string
  base64?: string
}

/** A call that gets no answer: refused before it left, cut after it left, or left without an answer. */
export type Silence = 'refused' | 'reset' | 'timeout'

export const responseOf = (answer: Answer): Response => {
  const { status, headers, json, text, base64 } = answer
  const body =
    json !== undefined
      ? JSON.stringify(json)
      : base64 !== undefined
        ? Buffer.from(base64, 'base64')
        : (text ?? '')
  return new Response(status === 204 || status === 304 ? null : body, { status, headers })
}

/** The errors that Node's fetch throws. */
export const silenceOf = (silence: Silence): Error => {
  if (silence === 'timeout')
    return new DOMException('The operation was aborted due to timeout', 'TimeoutError')
  const code = silence === 'refused' ? 'ECONNREFUSED' : 'ECONNRESET'
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })
}

export interface Call {
  method: string
  path: string
  url: string
}

const callOf = (input: RequestInfo | URL, init: RequestInit | undefined): Call => {
  const request = new Request(input, { ...init, signal: null })
  return { method: request.method, path: new URL(request.url).pathname, url: request.url }
}

/** A fetch that answers each request with the next recording of the same method and path, and with nothing else. */
export const replay = (exchanges: readonly Exchange[]) => {
  const calls: Call[] = []
  const left = [...exchanges]
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const call = callOf(input, init)
    calls.push(call)
    const index = left.findIndex((one) => one.method === call.method && one.path === call.path)
    const [exchange] = index < 0 ? [] : left.splice(index, 1)
    if (!exchange) throw new Error(`nothing recorded for ${call.method} ${call.path}`)
    return responseOf(exchange.answer)
  }
  return { fetch, calls }
}

/** A fetch that gives every request the same answer, or the same silence. */
export const always = (what: Answer | Silence) => {
  const calls: Call[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    calls.push(callOf(input, init))
    if (typeof what === 'string') throw silenceOf(what)
    return responseOf(what)
  }
  return { fetch, calls }
}

const kept = ['content-type', 'etag', 'last-modified', 'retry-after']
const isKept = (name: string) => kept.includes(name) || name.includes('ratelimit')
const tokens = /eyJ[\w-]{6,}\.[\w-]+\.[\w-]*/g

/** A fetch that asks the real server and writes everything down, tokens left out. */
export const record = (ask: typeof globalThis.fetch) => {
  const exchanges: Exchange[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const { method, path } = callOf(input, init)
    const response = await ask(input, init)
    const bytes = Buffer.from(await response.clone().arrayBuffer())
    const headers = Object.fromEntries([...response.headers].filter(([name]) => isKept(name)))
    const text = bytes.toString('utf8')
    const isJson = /json/.test(headers['content-type'] ?? '')
    const body = isJson
      ? { json: JSON.parse(text.replace(tokens, 'scrubbed')) as unknown }
      : Buffer.from(text).equals(bytes)
        ? { text: text.replace(tokens, 'scrubbed') }
        : { base64: bytes.toString('base64') }
    exchanges.push({ method, path, answer: { status: response.status, headers, ...body } })
    return response
  }
  return { fetch, exchanges }
}
