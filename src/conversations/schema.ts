import type { Generated, JSONColumnType } from 'kysely'
import type { AnswerView, ConversationState } from './contract.ts'

export interface AnswerTrouble {
  kind: 'reconnect' | 'rejected' | 'rate-limited' | 'transient' | 'gone' | 'uncertain'
  said: string
}

interface ConversationTable {
  workspace_id: string
  id: string
  channel_id: string
  branch_remote_id: string
  root_remote_id: string
  visibility: 'public' | 'private'
  state: ConversationState
  waiting_message_id: string | null
  waiting_since: Date | null
  target_at: Date | null
  closed_at: Date | null
  read_at: Date | null
  last_message_id: string | null
  last_message_at: Date
  message_count: Generated<number>
  assignee_id: string | null
  assignee_name: string | null
  version: Generated<number>
  created_at: Date
}

interface ConversationMessageTable {
  workspace_id: string
  message_id: string
  conversation_id: string
  since_version: number
  heard_at: Date | null
}

interface AnswerTable {
  workspace_id: string
  id: string
  conversation_id: string
  to_message_id: string
  text: string
  state: AnswerView['state']
  written_by: string | null
  written_by_name: string
  written_at: Date
  close_after: boolean
  version: number
  request_key: string
  delivery_id: string
  trouble: JSONColumnType<AnswerTrouble> | null
}

declare module '../platform/database/schema.ts' {
  interface Schema {
    conversation: ConversationTable
    conversation_message: ConversationMessageTable
    answer: AnswerTable
  }
}
