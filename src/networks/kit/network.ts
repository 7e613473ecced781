import type { Command, Lookup, Sent } from './command.ts'
import type { Manifest } from './manifest.ts'
import type { ReadBatch } from './message.ts'

/** Sealed credentials of one channel, as the network shaped them. JSON values only. */
export type Secret = Record<string, unknown>

export interface Account {
  remoteId: string
  handle: string
  name: string
  avatarUrl?: string
  url?: string
}

/** What the house lends to a network: nothing else may be reached. */
export interface Tools {
  /** The safe client: refuses private addresses, times out, limits size. */
  fetch: typeof globalThis.fetch
  now(): Date
  /** Ends the call when the process stops or the time is up. */
  signal: AbortSignal
  log: { debug(message: string, data?: object): void; warn(message: string, data?: object): void }
  /** WebSocket address check: throws when the address may not be reached. */
  assertReachable(url: string): Promise<void>
}

/** One connected account in use. */
export interface Access {
  account: Account
  settings: Record<string, unknown>
  secret: Secret
  /**
   * Replaces the secret under a lock shared by all processes. `refresh` gets the secret as stored now:
   * when another process has refreshed it already, return it unchanged.
   */
  refreshSecret(refresh: (current: Secret) => Promise<Secret>): Promise<Secret>
}

export interface Connected {
  account: Account
  settings: Record<string, unknown>
  secret: Secret
  /** ISO date at which the access ends by itself, when the network says it. */
  expiresAt?: string
}

export interface Checked {
  account: Account
  /** Replaces the settings, when what they say of the network has changed. */
  settings?: Record<string, unknown>
  expiresAt?: string
}

/** What a text and its pictures may be. */
export type Limits = Pick<Manifest, 'text' | 'images'>

/** The limits of one account: the network's own for these settings, else those of its manifest. */
export const limitsFor = (network: Network, settings: Record<string, unknown>): Limits =>
  network.limitsOf?.(settings) ?? network.manifest

/** Counts as the network counts; `over` is how much too long, 0 when it fits. */
export interface TextCount {
  count: number
  max: number | null
  over: number
}

export interface PostMetrics {
  likes: number | null
  replies: number | null
  shares: number | null
  quotes: number | null
  views: number | null
}

/**
 * A network: a manifest and exactly the functions that the manifest declares.
 * Every failure is a `NetworkError` (errors.ts).
 */
export interface Network {
  manifest: Manifest
  /** Checks what the person typed against the network, before anything is saved. */
  connect(fields: Record<string, string>, tools: Tools): Promise<Connected>
  /** Asks the network whether the access still works; throws `NetworkError` when it does not. */
  check(access: Access, tools: Tools): Promise<Checked>
  /** The limits in force for one account, where servers of one network differ; from its settings, without asking. */
  limitsOf?(settings: Record<string, unknown>): Limits
  /** One page after `cursor`; `null` starts with recent history. */
  read?(access: Access, cursor: string | null, tools: Tools): Promise<ReadBatch>
  /**
   * Pushes pages until `tools.signal` aborts or the stream breaks (it throws then). Returns at once for a channel that has no stream.
   * Reading goes on beside it: a stream makes messages come sooner, and may miss some.
   */
  stream?(
    access: Access,
    cursor: string | null,
    push: (batch: ReadBatch) => Promise<void>,
    tools: Tools,
  ): Promise<void>
  /**
   * Work that may be repeated harmlessly ahead of time (uploads, identifiers). What it returns is stored
   * before the first `send` and given to every `send` and `find` of the same delivery. JSON values only.
   */
  prepare?(access: Access, command: Command, tools: Tools): Promise<Record<string, unknown>>
  /** Asks once. Never retries inside. */
  send?(access: Access, command: Command, prepared: Record<string, unknown>, tools: Tools): Promise<Sent>
  /** Asks whether an earlier `send` of the same delivery happened. */
  find?(access: Access, command: Command, prepared: Record<string, unknown>, tools: Tools): Promise<Lookup>
  /** Public figures of our own posts, at most 25 ids a call. */
  metrics?(access: Access, remoteIds: string[], tools: Tools): Promise<Map<string, PostMetrics>>
}
