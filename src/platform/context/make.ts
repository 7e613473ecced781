import type { Transaction } from 'kysely'
import type { Clock } from '../clock/index.ts'
import { type Database, inWorkspace, type Schema } from '../database/index.ts'
import { type Reaction, recordFacts } from '../facts/index.ts'
import type { Log } from '../log/index.ts'
import { type Actor, type Ctx, type Scope, systemActor, type Workspace } from './index.ts'

export type MakeContext = (tx: Transaction<Schema>, workspace: Workspace, actor: Actor) => Ctx

/** Binds what every operation shares, so that a context needs only a transaction, a workspace and an actor. */
export const contextMaker =
  (clock: Clock, log: Log, reactions: Map<string, Reaction[]>): MakeContext =>
  (tx, workspace, actor) => {
    const recordMany: Ctx['facts']['recordMany'] = (facts) =>
      recordFacts(tx, workspace.id, actor, clock.now(), reactions, facts)
    return {
      actor,
      workspace,
      db: tx,
      clock,
      log,
      facts: {
        recordMany,
        record: (type, subject, payload) => recordMany([{ type, subject, ...(payload && { payload }) }]),
      },
    }
  }

/** The workspace of the running transaction. Throws when it was deleted meanwhile. */
export async function loadWorkspace(tx: Transaction<Schema>, id: string): Promise<Workspace> {
  const row = await tx.selectFrom('workspace').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    locale: row.locale,
    timeZone: row.time_zone,
    isDemo: row.is_demo,
  }
}

/** A scope of one workspace: every `transaction` sees it alone. */
export const scopeOf = (
  database: Database,
  makeContext: MakeContext,
  workspace: Workspace,
  actor: Actor,
): Scope => ({
  actor,
  workspace,
  transaction: (act) =>
    inWorkspace(database.db, workspace.id, (tx) => act(makeContext(tx, workspace, actor))),
})

/** A scope for the system, the workspace read first. */
export async function systemScope(
  database: Database,
  makeContext: MakeContext,
  workspaceId: string,
): Promise<Scope> {
  const workspace = await inWorkspace(database.db, workspaceId, (tx) => loadWorkspace(tx, workspaceId))
  return scopeOf(database, makeContext, workspace, systemActor)
}

/** A context of the system in a transaction that already sees the workspace. */
export const systemContext = async (
  makeContext: MakeContext,
  tx: Transaction<Schema>,
  workspaceId: string,
): Promise<Ctx> => makeContext(tx, await loadWorkspace(tx, workspaceId), systemActor)
