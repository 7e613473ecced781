import type { ChannelDeps } from '../channels/index.ts'
import type { Scope } from '../platform/context/index.ts'
import type { Database } from '../platform/database/index.ts'
import type { Files } from '../platform/files/index.ts'

export interface OutboxDeps extends ChannelDeps {
  database: Database
  files: Files
  /** What this process signs its claims with. */
  workerKey: number
  scopeOf(workspaceId: string): Promise<Scope>
}
