import { createServer } from 'node:net'

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      const taken = typeof address === 'object' && address !== null ? address.port : port
      probe.close(() => resolve(taken))
    })
  })
}

/** A loopback port nobody listens on: the preferred one when it is free. */
export function freePort(preferred = 0): Promise<number> {
  return listenOnce(preferred).catch(() => listenOnce(0))
}
