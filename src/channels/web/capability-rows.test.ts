import { describe, expect, it } from 'vitest'
import type { NetworkView } from '../contract.ts'
import { allowedBy, checkedOn, conditionsOf, shownGroups } from './capability-rows.ts'

const fact = { asOf: '2026-05-18', source: 'test' }
const network = (capabilities: NetworkView['capabilities']): NetworkView => ({
  id: 'a',
  name: 'A',
  monogram: 'Aa',
  howToConnect: { fr: '', en: '' },
  credentials: [],
  capabilities,
  text: null,
  images: null,
})
const some = network({
  reply: { level: 'native', ...fact },
  hide: {
    level: 'native',
    constraints: { fr: 'Sous vos publications', en: 'Under your posts' },
    ...fact,
    asOf: '2026-01-02',
  },
  publish: { level: 'manual', ...fact },
  edit: { level: 'none', ...fact },
})

describe('capability table', () => {
  it('says yes, partly, by hand and no', () => {
    expect((['reply', 'hide', 'publish', 'edit', 'ban'] as const).map((id) => allowedBy(some, id))).toEqual([
      'yes',
      'partly',
      'hand',
      'no',
      'no',
    ])
  })

  it('explains every partly', () => {
    expect(conditionsOf([some], 'fr')).toEqual([
      { key: 'a hide', network: 'A', row: 'hide', text: 'Sous vos publications' },
    ])
  })

  it('leaves out rows that no network speaks of', () => {
    expect(shownGroups([some]).flatMap((group) => group.rows)).toEqual(['reply', 'publish', 'edit', 'hide'])
  })

  it('is as fresh as its oldest fact', () => {
    expect(checkedOn([some])).toBe('2026-01-02')
    expect(checkedOn([])).toBeNull()
  })
})
