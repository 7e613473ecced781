import type { NetworkView } from '../contract.ts'

/** The rows of the table, in the order of a day's work. */
export const capabilityGroups = [
  { id: 'read', rows: ['list_comments', 'mentions', 'dm_read', 'stream'] },
  { id: 'reply', rows: ['reply', 'dm_send', 'private_reply', 'like'] },
  { id: 'publish', rows: ['publish', 'thread', 'quote', 'edit', 'delete_own'] },
  {
    id: 'moderate',
    rows: ['approve', 'hold', 'spam', 'hide', 'delete_other', 'ban', 'timeout', 'disable_replies'],
  },
  { id: 'measure', rows: ['metrics_post', 'metrics_account'] },
] as const

export type CapabilityId = (typeof capabilityGroups)[number]['rows'][number]

/** `partly`: yes, under a condition that is written below the table. */
export type Value = 'yes' | 'partly' | 'hand' | 'no'

export function allowedBy(network: NetworkView, id: CapabilityId): Value {
  const capability = network.capabilities[id]
  if (!capability || capability.level === 'none') return 'no'
  if (capability.level === 'manual') return 'hand'
  return capability.constraints ? 'partly' : 'yes'
}

/** Rows that at least one of these networks knows; a whole column of « no » teaches nothing. */
export const shownGroups = (networks: readonly NetworkView[]) =>
  capabilityGroups
    .map((group) => ({
      id: group.id,
      rows: group.rows.filter((row) => networks.some((network) => network.capabilities[row] !== undefined)),
    }))
    .filter((group) => group.rows.length > 0)

export interface Condition {
  key: string
  network: string
  row: CapabilityId
  text: string
}

export const conditionsOf = (networks: readonly NetworkView[], locale: 'fr' | 'en'): Condition[] =>
  networks.flatMap((network) =>
    capabilityGroups.flatMap((group) =>
      group.rows.flatMap((row) => {
        const text = network.capabilities[row]?.constraints?.[locale]
        return text ? [{ key: `${network.id} ${row}`, network: network.name, row, text }] : []
      }),
    ),
  )

/** The oldest date at which one of these facts was checked: the table promises no more than that. */
export const checkedOn = (networks: readonly NetworkView[]): string | null =>
  networks
    .flatMap((network) => Object.values(network.capabilities).map((capability) => capability.asOf))
    .sort()[0] ?? null
