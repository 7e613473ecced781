import { sql, type Transaction } from 'kysely'
import type { Actor } from '../context/index.ts'
import type { Schema } from '../database/index.ts'
import type { Reaction } from './fact.ts'

export const FACT_CHANNEL = 'parvis_fact'

export interface NewFact {
  type: string
  subject: string
  payload?: Record<string, unknown>
}

/**
 * Writes facts and one delivery a reaction in the running transaction, in one statement, and wakes the processes at commit.
 * The notification carries ids only, first and last: PostgreSQL allows 8,000 bytes.
 */
export async function recordFacts(
  tx: Transaction<Schema>,
  workspaceId: string,
  actor: Actor,
  at: Date,
  index: Map<string, Reaction[]>,
  facts: readonly NewFact[],
): Promise<void> {
  if (facts.length === 0) return
  const rows = JSON.stringify(
    facts.map((fact) => ({
      type: fact.type,
      subject: fact.subject,
      payload: fact.payload ?? {},
      reactions: (index.get(fact.type) ?? []).map((reaction) => reaction.name),
    })),
  )
  await sql`
    with given as (
      select row_number() over () as place, g.* from json_to_recordset(${rows}::json) as g(type text, subject text, payload jsonb, reactions text[])
    ), made as (
      insert into fact (workspace_id, type, subject, actor_kind, actor_id, actor_name, payload, at)
      select ${workspaceId}::uuid, type, subject, ${actor.kind}, ${actor.id}::uuid, ${actor.name}, payload, ${at}::timestamptz from given order by place
      returning seq
    ), numbered as (select seq, row_number() over (order by seq) as place from made),
    queued as (
      insert into fact_delivery (workspace_id, seq, reaction, not_before)
      select ${workspaceId}::uuid, n.seq, r, ${at}::timestamptz from numbered n join given g using (place), unnest(g.reactions) r
    )
    select pg_notify(${FACT_CHANNEL}, ${workspaceId} || ':' || min(seq) || ':' || max(seq)) from made`.execute(
    tx,
  )
}
