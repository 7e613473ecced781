import type { Network } from '../networks/kit/index.ts'
import type { Clock } from '../platform/clock/index.ts'
import type { Log } from '../platform/log/index.ts'
import type { Outgoing } from '../platform/outgoing/index.ts'
import type { SealedBox } from '../platform/secrets/index.ts'

/** The networks of this installation, by id. No other way leads to one. */
export interface NetworkDirectory {
  all(): readonly Network[]
  get(id: string): Network | undefined
}

/** What channels needs beside a context. */
export interface ChannelDeps {
  networks: NetworkDirectory
  box: SealedBox
  outgoing: Outgoing
  clock: Clock
  log: Log
  /** Longest time for one exchange with a network, uploads included, in milliseconds. */
  exchangeMs: number
  /** Aborts when the process stops. */
  stop: AbortSignal
}
