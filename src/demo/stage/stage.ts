import type { Transaction } from 'kysely'
import type { Actor, Workspace } from '../../platform/context/index.ts'
import type { Schema } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids/index.ts'
import type { DemoDeps, Owner } from '../deps.ts'
import { type Member, team } from '../world/cast.ts'

/** The workspace being told, and the moment from which all is counted back. */
export interface Stage {
  deps: DemoDeps
  tx: Transaction<Schema>
  workspace: Workspace
  owner: Owner
  now: Date
  /** Members of the team do not sign in: an id of their own is all they have. */
  members: Readonly<Record<Member, Actor & { kind: 'person' }>>
}

const MINUTE = 60_000

export const minutesBefore = (stage: Pick<Stage, 'now'>, minutes: number): Date =>
  new Date(stage.now.getTime() - minutes * MINUTE)

export function setStage(
  deps: DemoDeps,
  tx: Transaction<Schema>,
  workspace: Workspace,
  owner: Owner,
  now: Date,
): Stage {
  const actor = (name: Member): Actor & { kind: 'person' } => ({
    kind: 'person',
    id: newId(now),
    name,
    role: 'editor',
  })
  const members = Object.fromEntries(team.map((name) => [name, actor(name)])) as Stage['members']
  return { deps, tx, workspace, owner, now, members }
}
