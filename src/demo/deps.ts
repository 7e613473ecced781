import type { NetworkDirectory } from '../channels/index.ts'
import type { Clock } from '../platform/clock/index.ts'
import type { Database } from '../platform/database/index.ts'
import type { Reaction } from '../platform/facts/index.ts'
import type { Files } from '../platform/files/index.ts'
import type { Log } from '../platform/log/index.ts'
import type { SealedBox } from '../platform/secrets/index.ts'

/** `networks` must come from `withRehearsals`; `reactions` are those of the whole product. */
export interface DemoDeps {
  database: Database
  clock: Clock
  log: Log
  files: Files
  box: SealedBox
  networks: NetworkDirectory
  reactions: readonly Reaction[]
}

export interface Owner {
  id: string
  name: string
}
