import type { Transaction } from 'kysely'
import type { Clock } from '../clock/index.ts'
import type { Schema } from '../database/index.ts'
import type { Log } from '../log/index.ts'

/** Roles in a workspace, the most powerful first (docs/VOCABULARY.md, teammate). */
export const roles = ['owner', 'director', 'manager', 'moderator', 'editor', 'analyst', 'client'] as const
export type Role = (typeof roles)[number]

/** Who acts: a teammate, an API token, or Parvis itself (jobs and reactions). */
export type Actor =
  | { kind: 'person'; id: string; name: string; role: Role }
  | { kind: 'token'; id: string; name: string; role: Role }
  | { kind: 'system'; id: null; name: 'parvis'; role: 'owner' }

export const systemActor: Actor = { kind: 'system', id: null, name: 'parvis', role: 'owner' }

export interface Workspace {
  id: string
  slug: string
  name: string
  locale: 'fr' | 'en'
  /** IANA zone. */
  timeZone: string
  isDemo: boolean
}

/** Records facts in the running transaction. */
export interface FactRecorder {
  recordMany(
    facts: readonly { type: string; subject: string; payload?: Record<string, unknown> }[],
  ): Promise<void>
  record(type: string, subject: string, payload?: Record<string, unknown>): Promise<void>
}

/** All that an operation or a query may use. `db` is a transaction that sees one workspace only. */
export interface Ctx {
  actor: Actor
  workspace: Workspace
  db: Transaction<Schema>
  clock: Clock
  log: Log
  facts: FactRecorder
}

/** A workspace and an actor without a transaction: short ones are opened around what needs them. */
export interface Scope {
  actor: Actor
  workspace: Workspace
  transaction<T>(act: (ctx: Ctx) => Promise<T>): Promise<T>
}
