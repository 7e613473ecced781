import { expect, test } from 'vitest'
import { type Limits, limitsFor, type Network } from '../networks/kit/index.ts'
import { judge } from './verdict.ts'

const fact = { asOf: '2026-11-21', source: 'a test' }
const limits = (max: number, maxCount: number): Limits => ({
  text: { post: { max, unit: 'graphemes', ...fact }, reply: { max, unit: 'graphemes', ...fact } },
  images: { maxCount, maxBytes: 1000, maxSide: 100, types: ['image/png'], altMax: 10, ...fact },
})
const network: Network = {
  manifest: {
    id: 'pocket',
    name: 'Pocket',
    monogram: 'Po',
    capabilities: { publish: { level: 'native', ...fact } },
    ...limits(10, 1),
    credentials: [],
    howToConnect: { fr: '', en: '' },
    readEverySeconds: 1,
  },
  connect: () => Promise.reject(new Error('not asked')),
  check: () => Promise.reject(new Error('not asked')),
}
const roomy: Network = { ...network, limitsOf: ({ max }) => limits(Number(max), 2) }
const judged = { text: 'x'.repeat(15), pictures: [{ alt: 'a' }, { alt: 'b' }], cut: false, paused: false }

test('a network is judged by its manifest, unless its servers have limits of their own', () => {
  const codes = (one: Network, settings?: Record<string, unknown>) =>
    judge({ ...judged, network: one, settings }).issues.map(({ code }) => code)
  expect(codes(network)).toEqual(['tooLong', 'tooManyImages'])
  expect(codes(network, { max: 100 })).toEqual(['tooLong', 'tooManyImages'])
  expect(codes(roomy, { max: 100 })).toEqual([])
  expect(codes(roomy, { max: 12 })).toEqual(['tooLong'])
  expect(limitsFor(network, {})).toBe(network.manifest)
})
