import type { Generated } from 'kysely'

interface FactTable {
  workspace_id: string
  seq: Generated<number>
  type: string
  subject: string
  actor_kind: 'person' | 'token' | 'system'
  actor_id: string | null
  actor_name: string
  payload: Record<string, unknown>
  at: Date
  recorded_at: Generated<Date>
}

interface FactDeliveryTable {
  workspace_id: string
  seq: number
  reaction: string
  not_before: Date
  attempts: Generated<number>
  last_error: string | null
}

interface WorkspaceTable {
  id: string
  slug: string
  name: string
  locale: 'fr' | 'en'
  time_zone: string
  is_demo: Generated<boolean>
  created_at: Date
}

declare module '../database/schema.ts' {
  interface Schema {
    fact: FactTable
    fact_delivery: FactDeliveryTable
    workspace: WorkspaceTable
  }
}
