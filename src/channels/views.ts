import { type Action, type Network, remedies } from '../networks/kit/index.ts'
import type { Locale } from '../platform/intl/index.ts'
import type { ChannelState, ChannelView, NetworkView } from './contract.ts'
import type { ChannelRow } from './queries.ts'

const EXPIRING_MS = 10 * 24 * 3600 * 1000

/** How reading and sending fare, told by the two doors. */
export interface ChannelPulse {
  readAt: Date | null
  late: boolean
  held: number
}

const stateOf = (row: ChannelRow, pulse: ChannelPulse, now: Date): ChannelState => {
  if (row.cut_at) return 'cut'
  if (row.paused_at) return 'paused'
  if (row.expires_at && row.expires_at.getTime() - now.getTime() < EXPIRING_MS) return 'expiring'
  return pulse.late ? 'late' : 'connected'
}

const can = (network: Network | undefined, actions: readonly Action[]): boolean =>
  actions.some((action) => network?.manifest.capabilities[action]?.level === 'native')

/** A channel as screens and the API show it. Never a credential. */
export function channelView(
  row: ChannelRow,
  network: Network | undefined,
  pulse: ChannelPulse,
  now: Date,
  locale: Locale,
  say: (key: string) => string,
): ChannelView {
  const state = stateOf(row, pulse, now)
  return {
    id: row.id,
    network: row.network,
    networkName: network?.manifest.name ?? row.network,
    monogram: network?.manifest.monogram ?? '??',
    handle: row.handle,
    name: row.name,
    avatarUrl: row.avatar_url,
    url: row.url,
    state,
    trouble: row.trouble
      ? { message: row.trouble.said, help: remedies[row.trouble.kind][locale] }
      : state === 'late'
        ? { message: say('channels.trouble.late.message'), help: say('channels.trouble.late.help') }
        : null,
    readAt: pulse.readAt?.toISOString() ?? null,
    expiresAt: row.expires_at?.toISOString() ?? null,
    connectedAt: row.connected_at.toISOString(),
    connectedBy: row.connected_by,
    can: {
      read: network?.read !== undefined,
      reply: can(network, ['reply']),
      publish: can(network, ['publish']),
      moderate: can(network, ['hide', 'delete_other', 'hold', 'approve']),
      measure: can(network, ['metrics_post', 'metrics_account']),
    },
    held: pulse.held,
  }
}

/** A network's manifest without its code. */
export const networkView = ({ manifest }: Network): NetworkView => ({
  id: manifest.id,
  name: manifest.name,
  monogram: manifest.monogram,
  howToConnect: manifest.howToConnect,
  credentials: manifest.credentials.map((field) => ({ ...field })),
  capabilities: Object.fromEntries(
    Object.entries(manifest.capabilities).map(([action, { level, constraints, asOf, source }]) => [
      action,
      { level, asOf, source, ...(constraints && { constraints }) },
    ]),
  ),
  text: manifest.text,
  images: manifest.images && { ...manifest.images, types: [...manifest.images.types] },
})
