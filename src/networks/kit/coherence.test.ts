import { expect, test } from 'vitest'
import { assertCoherent, coherenceFaults, defineNetwork } from './coherence.ts'
import type { Manifest } from './manifest.ts'
import type { Network } from './network.ts'

const fact = { level: 'native', asOf: '2026-11-21', source: 'a test' } as const
const manifest = {
  id: 'test',
  name: 'Test',
  monogram: 'Te',
  capabilities: { mentions: fact, publish: { ...fact, level: 'manual' } },
  text: null,
  images: null,
  credentials: [],
  howToConnect: { fr: '', en: '' },
  readEverySeconds: 60,
} as const satisfies Manifest

const connect: Network['connect'] = async () => ({ account, settings: {}, secret: {} })
const account = { remoteId: '1', handle: 'a', name: 'A' }
const check: Network['check'] = async () => ({ account })
const read: Network['read'] = async () => ({ events: [], cursor: '', more: false })
const send: Network['send'] = async () => ({ remoteId: '1' })

test('what is declared and implemented compiles and holds', () => {
  expect(coherenceFaults(defineNetwork(manifest, { connect, check, read }))).toEqual([])
})

test('what is missing or too much neither compiles nor runs', () => {
  // @ts-expect-error read is declared
  expect(() => defineNetwork(manifest, { connect, check })).toThrow('read is declared but missing')
  // @ts-expect-error send is not declared
  expect(() => defineNetwork(manifest, { connect, check, read, send })).toThrow(
    'send is implemented but not declared',
  )
})

test.each<[string, Partial<Manifest>]>([
  ['lacks its source', { capabilities: { mentions: { ...fact, source: ' ' } } }],
  ['lacks its source or its date', { capabilities: { mentions: { ...fact, asOf: 'yesterday' } } }],
  ['monogram', { monogram: 'Test' }],
  ['lower case', { id: 'Test' }],
  ['readEverySeconds', { readEverySeconds: 0 }],
  [
    'text limits',
    { text: { post: { max: 1, unit: 'bytes', ...fact }, reply: { max: 1, unit: 'bytes', ...fact } } },
  ],
])('a manifest is refused: %s', (fault, change) => {
  const network: Network = { manifest: { ...manifest, ...change }, connect, check, read }
  expect(() => assertCoherent(network)).toThrow(fault)
})
