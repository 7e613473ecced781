import type { Generated, JSONColumnType } from 'kysely'
import type { NetworkErrorKind } from '../networks/kit/index.ts'

export interface ChannelTrouble {
  kind: NetworkErrorKind
  /** What the network said. */
  said: string
  at: string
}

interface ChannelTable {
  workspace_id: string
  id: string
  network: string
  remote_id: string
  handle: string
  name: string
  avatar_url: string | null
  url: string | null
  settings: JSONColumnType<Record<string, unknown>>
  secret: Buffer | null
  trouble: JSONColumnType<ChannelTrouble> | null
  cut_at: Date | null
  paused_at: Date | null
  disconnected_at: Date | null
  expires_at: Date | null
  checked_at: Date | null
  connected_at: Date
  connected_by: string
}

interface SpaceTable {
  workspace_id: string
  id: string
  channel_id: string
  remote_id: string
  name: string
  kind: string
  hosting_role: Generated<'own' | 'third-party'>
}

declare module '../platform/database/schema.ts' {
  interface Schema {
    channel: ChannelTable
    space: SpaceTable
  }
}
