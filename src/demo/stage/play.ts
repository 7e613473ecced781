import { type SettableClock, settableClock } from '../../platform/clock/index.ts'
import { type Actor, type Ctx, systemActor } from '../../platform/context/index.ts'
import { type Fact, reactionIndex } from '../../platform/facts/index.ts'
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
  const reactions = reactionIndex(stage.deps.reactions)
  const clock = settableClock(stage.now)
  const told: Fact[] = []
  const system = contextOf(stage, clock, systemActor, told)
  let heard = 0
  for (const gesture of gestures.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    clock.set(gesture.at)
    await gesture.act(gesture.by ? contextOf(stage, clock, gesture.by, told) : system)
    for (; heard < told.length; heard++) {
      const fact = told[heard]
      for (const reaction of (fact && reactions.get(fact.type)) ?? [])
        if (fact) await reaction.run(system, fact)
    }
  }
  await writeDown(stage, told)
}

/** A context whose facts are heard at once instead of at the commit, and written down at the end. */
const contextOf = ({ deps, tx, workspace }: Stage, clock: SettableClock, actor: Actor, told: Fact[]): Ctx => {
  const who = { actorKind: actor.kind, actorId: actor.id, actorName: actor.name }
  const recordMany: Ctx['facts']['recordMany'] = async (facts) => {
    for (const { type, subject, payload = {} } of facts)
      told.push({ seq: told.length, type, subject, payload, at: clock.now(), ...who })
  }
  return {
    actor,
    workspace,
    db: tx,
    clock,
    log: deps.log,
    facts: { recordMany, record: (type, subject, payload = {}) => recordMany([{ type, subject, payload }]) },
  }
}

/** A statement takes 65,535 values, and a fact has eight. */
const AT_ONCE = 5000

/** Nobody is left to react: the journal alone gets them. */
async function writeDown({ tx, workspace }: Stage, told: readonly Fact[]): Promise<void> {
  for (let from = 0; from < told.length; from += AT_ONCE)
    await tx
      .insertInto('fact')
      .values(
        told.slice(from, from + AT_ONCE).map((fact) => ({
          workspace_id: workspace.id,
          type: fact.type,
          subject: fact.subject,
          actor_kind: fact.actorKind,
          actor_id: fact.actorId,
          actor_name: fact.actorName,
          payload: fact.payload,
          at: fact.at,
        })),
      )
      .execute()
}
