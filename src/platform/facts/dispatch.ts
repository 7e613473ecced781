import { sql } from 'kysely'
import type { Clock } from '../clock/index.ts'
import type { Ctx } from '../context/index.ts'
import type { Database } from '../database/index.ts'
import type { Log } from '../log/index.ts'
import type { Fact, Reaction } from './fact.ts'

const BATCH = 50
/** After this many failures a reaction waits for a person: it stays in the table, shown by `parvis doctor`. */
const MOST_ATTEMPTS = 12

interface Claimed {
  workspace_id: string
  seq: number
  reaction: string
  attempts: number
}

/** Minutes grow with the tries: 2 s, 4 s, 8 s… one hour at most. */
export const backoffSeconds = (attempts: number): number => Math.min(3600, 2 ** Math.min(attempts, 12))

export interface Dispatcher {
  /** Runs what is due. Returns how many reactions were tried: 0 means quiet. */
  runDue(): Promise<number>
}

/** Delivers facts to reactions, a workspace at a time, in their order. Each claim is a transaction: a killed process frees it. */
export function createDispatcher(
  database: Database,
  reactions: readonly Reaction[],
  clock: Clock,
  log: Log,
  makeContext: (tx: Ctx['db'], workspaceId: string) => Promise<Ctx>,
): Dispatcher {
  const byName = new Map(reactions.map((reaction) => [reaction.name, reaction]))

  const runOne = async (ctx: Ctx, claimed: Claimed): Promise<void> => {
    const tx = ctx.db
    await sql`savepoint reaction`.execute(tx)
    try {
      const reaction = byName.get(claimed.reaction)
      const fact = await loadFact(tx, claimed)
      // A reaction that no longer exists in this version has nothing left to do.
      if (reaction && fact) await reaction.run(ctx, fact)
      await forget(tx, claimed)
      await sql`release savepoint reaction`.execute(tx)
    } catch (error) {
      await sql`rollback to savepoint reaction`.execute(tx)
      log.error({ error, reaction: claimed.reaction, seq: claimed.seq }, 'reaction failed')
      await postpone(tx, claimed, clock.now(), error)
    }
  }

  return {
    runDue: () =>
      database.db.transaction().execute(async (tx) => {
        const claimed = await sql<Claimed>`select * from claim_facts(${clock.now()}, ${BATCH})`.execute(tx)
        const [first] = claimed.rows
        if (!first) return 0
        // A claim is of one workspace.
        await sql`select set_config('app.workspace_id', ${first.workspace_id}, true)`.execute(tx)
        const ctx = await makeContext(tx, first.workspace_id)
        for (const row of claimed.rows) await runOne(ctx, row)
        return claimed.rows.length
      }),
  }
}

async function loadFact(tx: Ctx['db'], claimed: Claimed): Promise<Fact | undefined> {
  const row = await tx
    .selectFrom('fact')
    .selectAll()
    .where('workspace_id', '=', claimed.workspace_id)
    .where('seq', '=', claimed.seq)
    .executeTakeFirst()
  return (
    row && {
      seq: row.seq,
      type: row.type,
      subject: row.subject,
      actorKind: row.actor_kind,
      actorId: row.actor_id,
      actorName: row.actor_name,
      payload: row.payload,
      at: row.at,
    }
  )
}

const forget = (tx: Ctx['db'], claimed: Claimed) =>
  tx
    .deleteFrom('fact_delivery')
    .where('workspace_id', '=', claimed.workspace_id)
    .where('seq', '=', claimed.seq)
    .where('reaction', '=', claimed.reaction)
    .execute()

const postpone = (tx: Ctx['db'], claimed: Claimed, now: Date, error: unknown) =>
  tx
    .updateTable('fact_delivery')
    .set({
      attempts: claimed.attempts + 1,
      not_before:
        claimed.attempts + 1 >= MOST_ATTEMPTS
          ? new Date('9999-01-01')
          : new Date(now.getTime() + backoffSeconds(claimed.attempts + 1) * 1000),
      last_error: String((error as Error)?.message ?? error).slice(0, 500),
    })
    .where('workspace_id', '=', claimed.workspace_id)
    .where('seq', '=', claimed.seq)
    .where('reaction', '=', claimed.reaction)
    .execute()
