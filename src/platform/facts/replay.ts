import { sql, type Transaction } from 'kysely'
import type { Schema } from '../database/index.ts'
import type { Reaction } from './fact.ts'

/** Gives one reaction all its facts again since `since`, in the running transaction's workspace. Returns how many. */
export async function replayFacts(tx: Transaction<Schema>, reaction: Reaction, since: Date): Promise<number> {
  const result = await sql`
    insert into fact_delivery (workspace_id, seq, reaction, not_before)
    select workspace_id, seq, ${reaction.name}, at from fact
    where workspace_id = current_workspace() and type = any(${[...reaction.on]}) and at >= ${since}
    on conflict do nothing`.execute(tx)
  return Number(result.numAffectedRows ?? 0)
}
