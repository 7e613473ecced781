import { sql } from 'kysely'
import type { DueWork } from '../platform/jobs/index.ts'
import type { Ground } from './deps.ts'

const HOUR = 3_600_000

/** Forgets, every hour, the sessions and challenges that are over: nobody can use them, and they say who was where. */
export const forgetExpired = ({ database, clock }: Pick<Ground, 'database' | 'clock'>): DueWork => ({
  name: 'accounts.forget-expired',
  idleMs: HOUR,
  async runDue() {
    const now = clock.now()
    const { numAffectedRows } = await sql`
      with sessions as (delete from session where expires_at < ${now} returning 1),
      challenges as (delete from verification where expires_at < ${now} returning 1)
      delete from sign_in_limit where last_request < ${now.getTime() - 24 * HOUR}`.execute(database.db)
    return Number(numAffectedRows ?? 0)
  },
})
