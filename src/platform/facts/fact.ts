import type { Ctx } from '../context/index.ts'

/** Something that happened, in the past tense: `conversation.closed`. */
export interface Fact {
  seq: number
  type: string
  subject: string
  actorKind: 'person' | 'token' | 'system'
  actorId: string | null
  actorName: string
  payload: Record<string, unknown>
  at: Date
}

/**
 * What a room does when something happened elsewhere. Runs after commit, at least once, as the system, in a transaction of its own
 * workspace that also forgets the fact's delivery: database effects happen once, effects outside may happen twice.
 */
export interface Reaction {
  /** `<room>.<verb-object>`: stable, it is stored. */
  name: string
  on: readonly string[]
  run(ctx: Ctx, fact: Fact): Promise<void>
}

/** Reactions by fact type. Throws when two share a name: one of them would never run. */
export function reactionIndex(reactions: readonly Reaction[]): Map<string, Reaction[]> {
  const names = new Set<string>()
  const index = new Map<string, Reaction[]>()
  for (const reaction of reactions) {
    if (names.has(reaction.name)) throw new Error(`Two reactions are named ${reaction.name}`)
    names.add(reaction.name)
    for (const type of reaction.on) index.set(type, [...(index.get(type) ?? []), reaction])
  }
  return index
}
