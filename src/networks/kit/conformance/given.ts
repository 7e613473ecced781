import type { Command } from '../command.ts'
import type { NetworkErrorKind } from '../errors.ts'
import type { Access, Account, Network, Secret, Tools } from '../network.ts'
import type { Answer, Exchange, Silence } from './replay.ts'

export type Fetch = typeof globalThis.fetch

/** What was recorded while one command was carried out. */
export interface RecordedCommand {
  command: Command
  prepare: Exchange[]
  /** The network's answers to `find` before and after `send`. */
  absent: Exchange[]
  send: Exchange[]
  found: Exchange[]
}

export interface RecordedRead {
  name: string
  cursor: string | null
  answers: Exchange[]
  /** Ids that must come out, and whether we wrote them. */
  expected: { remoteId: string; isUs: boolean }[]
  /** Ids of which a deletion must come out. */
  deleted?: string[]
}

export type During = 'connect' | 'check' | 'read' | 'send'

/** An answer of the network, and how it must be taken. */
export interface Refusal {
  name: string
  during: During
  answer: Answer | Silence
  kind: NetworkErrorKind
  /** On `send` only: the request may have been accepted. */
  uncertain?: boolean
  /** Seconds from the time of the recordings. */
  retryAfter?: number
  field?: string
}

/** Everything that a network brings to the suite: its recordings, and what is known to be true of them. */
export interface Conformance {
  network: Network
  account: Account
  settings: Record<string, unknown>
  /** Invented: the recordings hold no token. */
  secret: Secret
  /** The time of the recordings. */
  now: Date
  connect: { fields: Record<string, string>; answers: Exchange[] }
  reads: RecordedRead[]
  commands: RecordedCommand[]
  /** Texts and what the network itself counts. */
  counts: { text: string; where: 'post' | 'reply'; count: number }[]
  /** Answers peculiar to this network; the suite adds those that every network can give. */
  refusals: Refusal[]
  metrics?: { remoteIds: string[]; answers: Exchange[] }
}

/** One test: a name and what to run. Left to the test runner of the caller. */
export interface Case {
  name: string
  run(): Promise<void>
}

/** Tools that reach nothing but `fetch`, at the time of the recordings. */
export const toolsWith = (fetch: Fetch, now: Date): Tools => ({
  fetch,
  now: () => now,
  signal: new AbortController().signal,
  log: { debug: () => undefined, warn: () => undefined },
  assertReachable: async () => undefined,
})

/** An access of its own for each test, whose secret can be renewed. */
export const accessTo = (conformance: Pick<Conformance, 'account' | 'settings' | 'secret'>): Access => {
  let secret: Secret = structuredClone(conformance.secret)
  return {
    account: conformance.account,
    settings: conformance.settings,
    get secret() {
      return secret
    },
    refreshSecret: async (refresh) => {
      secret = await refresh(secret)
      return secret
    },
  }
}
