import type { Generated, JSONColumnType } from 'kysely'
import type { CommandAction } from '../networks/kit/index.ts'
import type { DeliveryCommand } from './command.ts'

export type DeliveryState = 'due' | 'sending' | 'sent' | 'rejected' | 'unknown' | 'cancelled'

export interface DeliveryTrouble {
  kind: 'reconnect' | 'rejected' | 'rate-limited' | 'transient' | 'gone' | 'uncertain'
  said: string
  at: string
}

interface DeliveryTable {
  workspace_id: string
  id: string
  channel_id: string
  network: string
  action: CommandAction
  command: JSONColumnType<DeliveryCommand>
  origin: string
  subject: string
  state: DeliveryState
  due_at: Date
  try_at: Date
  prepared: JSONColumnType<Record<string, unknown>> | null
  attempts: Generated<number>
  asked_at: Date | null
  worker: number | null
  lease_until: Date | null
  remote_id: string | null
  url: string | null
  parts: JSONColumnType<{ remoteId: string; url?: string }[]> | null
  trouble: JSONColumnType<DeliveryTrouble> | null
  asked_by_kind: 'person' | 'token' | 'system'
  asked_by: string | null
  asked_by_name: string
  created_at: Date
  done_at: Date | null
}

interface OutboxHoldTable {
  workspace_id: string
  channel_id: string
  until: Date
  reason: string
}

declare module '../platform/database/schema.ts' {
  interface Schema {
    delivery: DeliveryTable
    outbox_hold: OutboxHoldTable
  }
}
