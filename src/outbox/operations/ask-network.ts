import { loadChannel } from '../../channels/index.ts'
import type { Ctx } from '../../platform/context/index.ts'
import { newId } from '../../platform/ids/index.ts'
import type { DeliveryCommand } from '../command.ts'
import '../schema.ts'

export interface Ask {
  channelId: string
  command: DeliveryCommand
  /** The room that asks, and its row: the outcome comes back with both. */
  origin: string
  subject: string
  /** Absent: now. */
  dueAt?: Date
}

/** Writes a delivery in the running transaction. Returns its id; the outcome comes as a `delivery.*` fact. */
export async function askNetwork(ctx: Ctx, ask: Ask): Promise<string> {
  const channel = await loadChannel(ctx, ask.channelId)
  const now = ctx.clock.now()
  const id = newId(now)
  const due = ask.dueAt ?? now
  await ctx.db
    .insertInto('delivery')
    .values({
      workspace_id: ctx.workspace.id,
      id,
      channel_id: ask.channelId,
      network: channel.network,
      action: ask.command.action,
      command: JSON.stringify(ask.command),
      origin: ask.origin,
      subject: ask.subject,
      state: 'due',
      due_at: due,
      try_at: due,
      asked_by_kind: ctx.actor.kind,
      asked_by: ctx.actor.id,
      asked_by_name: ctx.actor.name,
      created_at: now,
    })
    .execute()
  await ctx.facts.record('delivery.asked', id, { origin: ask.origin, subject: ask.subject })
  return id
}
