import { expect, test } from 'vitest'
import { networks } from '../networks/index.ts'
import { type Access, assertCoherent, type Command, NetworkError, type Tools } from '../networks/kit/index.ts'
import { rehearsalOf } from './rehearsal.ts'

/** Touching any tool would be a way out. */
const noTools = new Proxy({} as Tools, {
  get: (_, name) => {
    throw new Error(`A rehearsal reached for ${String(name)}`)
  },
})
const access: Access = {
  account: { remoteId: 'demo:us', handle: 'us.example', name: 'Us' },
  settings: {},
  secret: {},
  refreshSecret: (refresh) => refresh({}),
}
const command: Command = { action: 'reply', key: 'k1', text: 'Merci', images: [], target: { remoteId: 'm1' } }

test.for(networks)('$manifest.id rehearses with no tool in hand', async (network) => {
  const rehearsal = rehearsalOf(network)
  assertCoherent(rehearsal)
  expect(rehearsal.manifest.text).toEqual(network.manifest.text)
  await expect(rehearsal.connect({}, noTools)).rejects.toBeInstanceOf(NetworkError)
  expect(await rehearsal.check(access, noTools)).toEqual({ account: access.account })
  expect(await rehearsal.read?.(access, 'c', noTools)).toEqual({ events: [], cursor: 'c', more: false })
  const sent = await rehearsal.send?.(access, command, {}, noTools)
  expect(await rehearsal.find?.(access, command, {}, noTools)).toEqual(sent && { found: sent })
  await rehearsal.metrics?.(access, ['m1'], noTools)
})
