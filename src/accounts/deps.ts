import type { Clock } from '../platform/clock/index.ts'
import type { Config } from '../platform/config/index.ts'
import type { MakeContext } from '../platform/context/make.ts'
import type { Database } from '../platform/database/index.ts'
import type { Log } from '../platform/log/index.ts'
import type { Mail } from '../platform/mail/index.ts'

export interface Workload {
  waiting: number
  overdue: number
}

export interface AccountsDeps {
  database: Database
  config: Config
  clock: Clock
  log: Log
  mail: Mail | null
  makeContext: MakeContext
  /** 32 bytes derived from the installation's key for sign-in alone. */
  secret: Buffer
  version: string
  /** The address people type, without a final slash. Asked late: with `PORT=0` it is known once the server listens. */
  origin(): string
  /** What waits in each of these workspaces, for the switcher. Absent: the counts are null. */
  workload?(workspaceIds: readonly string[]): Promise<ReadonlyMap<string, Workload>>
}

/** What an operation that starts outside of any workspace needs. */
export type Ground = Pick<AccountsDeps, 'database' | 'clock' | 'makeContext'>
