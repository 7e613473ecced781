import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Answering = (request: IncomingMessage, response: ServerResponse) => void

/** What real servers do on their worst days, on a real socket. */
export const worstDays = {
  rateLimited: (_, response) => response.writeHead(429, { 'retry-after': '7' }).end('slow down'),
  rateLimitedSilently: (_, response) => response.writeHead(429).end(),
  broken: (_, response) => response.writeHead(500).end('{"error":"InternalServerError"}'),
  maintenance: (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html><h1>Back soon</h1></html>'),
  cutBeforeAnswering: (request) =>
    request.on('data', () => undefined).on('end', () => request.socket.destroy()),
  cutWhileAnswering: (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' })
    response.write('{"items": [')
    response.flushHeaders()
    setImmediate(() => response.destroy())
  },
  truncated: (_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"uri": "at://did:plc:'),
  silent: () => undefined,
} satisfies Record<string, Answering>

/** A server on loopback that answers as told; `stop` cuts whatever is still open. */
export const startHostileServer = async (answering: Answering) => {
  const current = { answering }
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url?.split('?')[0]}`)
    current.answering(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const answer = (next: Answering) => {
    current.answering = next
  }
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${port}`, port, seen, answer, stop }
}
