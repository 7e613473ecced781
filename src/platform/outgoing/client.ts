import { lookup as dnsLookup, type LookupAddress } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector, fetch as undiciFetch } from 'undici'
import { isPublicAddress } from './addresses.ts'
import { limitBody } from './limit-body.ts'

export interface OutgoingOptions {
  /** Host names or addresses that may be reached although private. */
  allowPrivateHosts: readonly string[]
  /** Milliseconds for the whole exchange. */
  timeout?: number
  maxBytes?: number
  maxRedirects?: number
}

/** The address asked for may not be reached from this server. */
export class RefusedAddress extends Error {
  override readonly name = 'RefusedAddress'
  readonly code = 'REFUSED_ADDRESS'
}

export interface Outgoing {
  fetch: typeof globalThis.fetch
  /** For connections that are not HTTP (WebSocket): throws `RefusedAddress`. */
  assertReachable(url: string): Promise<void>
  close(): Promise<void>
}

/**
 * The one client for addresses that a person or a network gave. The address is judged after name resolution, at the moment of
 * the connection, so that a name cannot change in between; every redirect makes a new judgement.
 */
export function createOutgoing(options: OutgoingOptions): Outgoing {
  const { timeout = 30_000, maxBytes = 20_000_000, maxRedirects = 5 } = options
  const allowed = new Set(options.allowPrivateHosts.map((host) => host.toLowerCase()))
  const mayReach = (host: string, address: string) =>
    allowed.has(host.toLowerCase()) || isPublicAddress(address)

  const lookup: LookupFunction = (host, lookupOptions, done) =>
    dnsLookup(host, { ...lookupOptions, all: true }, (error, found) => {
      if (error) return done(error, [])
      const addresses = found as LookupAddress[]
      const good = addresses.filter((one) => mayReach(host, one.address))
      if (good.length === 0) return done(new RefusedAddress(`${host} is a private address`), [])
      if (lookupOptions.all) return done(null, good)
      const first = good[0] as LookupAddress
      return done(null, first.address, first.family)
    })
  const connect = buildConnector({ lookup, timeout: 10_000 })
  const dispatcher = new Agent({
    headersTimeout: timeout,
    bodyTimeout: timeout,
    connect: (to, done) => {
      const host = to.hostname.replace(/^\[|\]$/g, '')
      if (isIP(host) && !mayReach(host, host))
        return done(new RefusedAddress(`${host} is a private address`), null)
      return connect(to, done)
    },
  })

  const follow = async (first: Request): Promise<Response> => {
    let request = first
    for (let hop = 0; ; hop++) {
      assertHttp(request.url)
      const response = (await undiciFetch(request.url, {
        method: request.method,
        headers: [...request.headers],
        body: request.body as never,
        duplex: 'half',
        redirect: 'manual',
        signal: request.signal,
        dispatcher,
      } as never)) as unknown as Response
      const next = response.headers.get('location')
      if (response.status < 300 || response.status > 399 || !next || first.redirect === 'manual')
        return limitBody(response, maxBytes)
      await response.body?.cancel().catch(() => {})
      if (hop >= maxRedirects) throw new Error(`More than ${maxRedirects} redirects`)
      request = redirected(request, response.status, new URL(next, request.url))
    }
  }

  return {
    fetch: (input, init) => {
      const signals = [init?.signal, AbortSignal.timeout(timeout)].filter((signal) => signal != null)
      return follow(new Request(input, { ...init, signal: AbortSignal.any(signals) }))
    },
    assertReachable: async (url) => {
      const host = new URL(url).hostname.replace(/^\[|\]$/g, '')
      if (isIP(host)) {
        if (!mayReach(host, host)) throw new RefusedAddress(`${host} is a private address`)
        return
      }
      await new Promise<void>((resolve, reject) =>
        lookup(host, { all: true }, (error) => (error ? reject(error) : resolve())),
      )
    },
    // An answer that nobody reads to its end must not hold the process.
    close: () => dispatcher.destroy(),
  }
}

function assertHttp(url: string): void {
  if (!/^https?:/.test(url)) throw new RefusedAddress('Only http and https addresses can be reached')
}

/** All that follows to another origin: credentials have many names, these are none. */
const harmless = new Set(['accept', 'accept-language', 'if-modified-since', 'if-none-match', 'user-agent'])
const ofBody = new Set(['content-encoding', 'content-language', 'content-length', 'content-type'])

/** As browsers do: 303, and 301/302 of a POST, become GET; credentials never follow to another origin. */
function redirected(request: Request, status: number, to: URL): Request {
  const elsewhere = to.origin !== new URL(request.url).origin
  const becomesGet = status === 303 || ((status === 301 || status === 302) && request.method === 'POST')
  if (!becomesGet && request.body) throw new Error('The server redirected a request that has a body')
  const headers = [...request.headers].filter(
    ([name]) => (!elsewhere || harmless.has(name)) && !(becomesGet && ofBody.has(name)),
  )
  return new Request(to, { method: becomesGet ? 'GET' : request.method, headers, signal: request.signal })
}
