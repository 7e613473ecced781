import { sql } from 'kysely'
import { type DueWork, slidingWork } from '../platform/jobs/index.ts'
import { takeStep } from './deliver.ts'
import type { OutboxDeps } from './deps.ts'

const AT_ONCE = 24
/** Uploads and identifiers are ready this long before the hour. */
const AHEAD = '90 seconds'
interface Claim {
  workspace_id: string
  id: string
}

/** Prepares what leaves soon, asks what is due, recovers what a dead process had begun. */
export function deliveriesWork(deps: OutboxDeps): DueWork {
  const { db } = deps.database
  // A step is at most a preparation, an ask and a look.
  const lease = `${(deps.exchangeMs / 1000) * 4} seconds`
  return slidingWork<Claim>({
    name: 'outbox.deliver',
    idleMs: 1000,
    atOnce: AT_ONCE,
    claim: async (howMany) =>
      (
        await sql<Claim>`
          select * from claim_deliveries(${deps.clock.now()}, ${AHEAD}::interval, ${deps.workerKey}, ${lease}::interval, ${howMany})`.execute(
          db,
        )
      ).rows,
    run: async (claim) => {
      try {
        await takeStep(deps, await deps.scopeOf(claim.workspace_id), claim.id)
      } catch (error) {
        // The database is away: the lease ends by itself, and what was asked is looked up then.
        deps.log.error({ error, delivery: claim.id }, 'delivery step failed')
      }
    },
    nextDueAt: async () =>
      (await sql<{ at: Date | null }>`select next_delivery_at(${AHEAD}::interval) as at`.execute(db)).rows[0]
        ?.at ?? null,
  })
}
