import type { Fetch } from '../kit/conformance/index.ts'

export type Route = (query: URLSearchParams, body: unknown, headers: Headers) => unknown

/** Answers one method of the network as told; a `Response` goes out as it is, anything else as JSON. */
export const fakeServer = (routes: Record<string, Route>) => {
  const calls: string[] = []
  const fetch: Fetch = async (input, init) => {
    const request = new Request(input, { ...init, signal: null })
    const url = new URL(request.url)
    const method = url.pathname.replace('/xrpc/', '')
    calls.push(method)
    const text = request.method === 'POST' ? await request.text() : ''
    const body: unknown = text.startsWith('{') ? JSON.parse(text) : undefined
    const answer =
      routes[method]?.(url.searchParams, body, request.headers) ?? refusal(501, 'MethodNotImplemented')
    return answer instanceof Response ? answer : Response.json(answer)
  }
  return { fetch, calls }
}

export const refusal = (status: number, error: string): Response =>
  Response.json({ error, message: error }, { status })

export const us = 'did:plc:abcdefghijklmnopqrstuvwx'
export const them = 'did:plc:zyxwvutsrqponmlkjihgfedc'
export const account = { remoteId: us, handle: 'valcombe.test', name: 'Valcombe' }
export const secret = {
  service: 'https://entry.test',
  pds: 'https://pds.test',
  did: us,
  identifier: 'valcombe.test',
  appPassword: 'app-password',
  accessJwt: 'access-1',
  refreshJwt: 'refresh-1',
}
/** A real hash, so that what holds it passes the lexicons. */
export const cid = 'bafyreif6cnpe7mzs6lry7aoq4oawyn6hayrvmbg67sv7l6qo2tqszlhbce'
