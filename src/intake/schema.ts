import type { Generated, JSONColumnType } from 'kysely'
import type { Attachment, TextSpan } from '../networks/kit/index.ts'

interface IntakeSourceTable {
  workspace_id: string
  channel_id: string
  network: string
  cursor: string | null
  active: Generated<boolean>
  next_read_at: Date
  read_at: Date | null
  failures: Generated<number>
  last_error: string | null
  worker: number | null
  lease_until: Date | null
  stream_worker: number | null
  stream_not_before: Generated<Date>
}

interface MessageTable {
  workspace_id: string
  id: string
  channel_id: string
  remote_id: string
  kind: string
  visibility: 'public' | 'private'
  parent_remote_id: string | null
  root_remote_id: string
  author_remote_id: string
  author_handle: string
  author_name: string
  author_avatar_url: string | null
  author_url: string | null
  is_ours: boolean
  text: string
  language: string | null
  spans: JSONColumnType<TextSpan[]>
  attachments: JSONColumnType<Attachment[]>
  sent_at: Date
  received_at: Date
  edited_at: Date | null
  deleted_at: Date | null
  url: string | null
  reply_ref: JSONColumnType<Record<string, unknown>> | null
  concerns: 'us' | 'context'
  likes: number | null
  replies: number | null
  shares: number | null
  delivery_id: string | null
  written_by: string | null
  liked_by_us: Generated<boolean>
  hidden: Generated<boolean>
  status: Generated<'shown' | 'held'>
}

declare module '../platform/database/schema.ts' {
  interface Schema {
    intake_source: IntakeSourceTable
    message: MessageTable
  }
}
