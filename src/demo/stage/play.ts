import { settableClock } from '../../platform/clock/index.ts'
import { type Actor, type Ctx, systemActor } from '../../platform/context/index.ts'
import { contextMaker } from '../../platform/context/make.ts'
import { type Reaction, reactionIndex } from '../../platform/facts/index.ts'
import type { Stage } from './stage.ts'

/** Something that happened in the past of the workspace. */
export interface Gesture {
  at: Date
  /** Absent: Parvis itself, as for what arrives. */
  by?: Actor
  act(ctx: Ctx): Promise<void>
}

/**
 * Plays gestures in their order, each with the clock at its hour and followed by the reactions that it causes, all in the
 * transaction of the stage: the past is there at once, or not at all.
 */
export async function play(stage: Stage, gestures: readonly Gesture[]): Promise<void> {
  const { deps, tx, workspace } = stage
  const clock = settableClock(stage.now)
  const makeContext = contextMaker(clock, deps.log, reactionIndex(deps.reactions))
  const byName = new Map(deps.reactions.map((reaction) => [reaction.name, reaction]))
  const system = makeContext(tx, workspace, systemActor)
  for (const gesture of gestures.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    clock.set(gesture.at)
    await gesture.act(makeContext(tx, workspace, gesture.by ?? systemActor))
    while (await react(system, byName)) {}
  }
}

/** Runs the reactions that wait in this transaction, which no other process sees yet. False when none did. */
async function react(ctx: Ctx, byName: ReadonlyMap<string, Reaction>): Promise<boolean> {
  const waiting = await ctx.db
    .deleteFrom('fact_delivery')
    .where('workspace_id', '=', ctx.workspace.id)
    .returning(['seq', 'reaction'])
    .execute()
  if (waiting.length === 0) return false
  const facts = await ctx.db
    .selectFrom('fact')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace.id)
    .where('seq', 'in', [...new Set(waiting.map((one) => one.seq))])
    .orderBy('seq')
    .execute()
  for (const { seq, type, subject, payload, at, ...row } of facts) {
    const actor = { actorKind: row.actor_kind, actorId: row.actor_id, actorName: row.actor_name }
    for (const { reaction } of waiting.filter((one) => one.seq === seq))
      await byName.get(reaction)?.run(ctx, { seq, type, subject, payload, at, ...actor })
  }
  return true
}
