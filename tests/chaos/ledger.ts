import pg from 'pg'
import type { PendingAnswer } from '../../src/conversations/standing.ts'

export interface DeliveryRow {
  id: string
  state: string
  network: string
  remote_id: string | null
  origin: string
  subject: string
}
export interface MessageRow {
  id: string
  remote_id: string
  parent_remote_id: string | null
  text: string
  concerns: string
  is_ours: boolean
  sent_at: Date
  received_at: Date
  deleted_at: Date | null
  delivery_id: string | null
  written_by: string | null
  conversation_id: string | null
  heard_at: Date | null
  /** Times that it was announced as new. */
  received: number
  account: string
}
export interface AnswerRow {
  id: string
  conversation_id: string
  delivery_id: string
  state: PendingAnswer['state']
  written_at: Date
}
export interface ConversationRow {
  id: string
  branch_remote_id: string
  state: string
  waiting_message_id: string | null
  message_count: number
  closed_at: Date | null
}

/** The database as its owner sees it, for judging. */
export async function openLedger(connectionString: string) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  const all = async <T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> =>
    (await client.query<T>(text, values)).rows
  return {
    /** Nothing is under way any more: every fact told, every delivery ended. */
    async isQuiet(): Promise<boolean> {
      const [row] = await all<{ going: number; untold: number }>(`select
        (select count(*)::int from delivery where state in ('due', 'sending')) as going,
        (select count(*)::int from fact_delivery) as untold`)
      return row?.going === 0 && row.untold === 0
    },
    stuck: () =>
      all<{ reaction: string; last_error: string }>(
        'select reaction, last_error from fact_delivery limit 10',
      ),
    /** How far each account was read. */
    cursors: async () =>
      new Map(
        (
          await all<{ account: string; cursor: string }>(
            `select c.remote_id as account, coalesce(s.cursor, '') as cursor from channel c join intake_source s on s.channel_id = c.id`,
          )
        ).map((row) => [row.account, row.cursor]),
      ),
    deliveries: () => all<DeliveryRow>('select * from delivery'),
    messages: () =>
      all<MessageRow>(
        `select m.*, l.conversation_id, l.heard_at, c.remote_id as account,
          (select count(*)::int from fact f where f.workspace_id = m.workspace_id and f.subject = m.id::text and f.type = 'message.received') as received
         from message m join channel c on c.workspace_id = m.workspace_id and c.id = m.channel_id
         left join conversation_message l on l.workspace_id = m.workspace_id and l.message_id = m.id`,
      ),
    answers: () => all<AnswerRow>('select * from answer'),
    conversations: () => all<ConversationRow>('select * from conversation'),
    close: () => client.end(),
  }
}
export type Ledger = Awaited<ReturnType<typeof openLedger>>
