import { sql } from 'kysely'
import { listChannels } from '../channels/index.ts'
import type { Ctx } from '../platform/context/index.ts'
import type { Reaction } from '../platform/facts/index.ts'
import './schema.ts'

const FOREVER = new Date('9999-12-31T00:00:00Z')

/** Keeps every delivery of a channel where it is, until a time or until the channel is mended. The longer hold stays. */
export async function holdChannel(
  ctx: Ctx,
  channelId: string,
  until: Date | 'until mended',
  reason: string,
): Promise<void> {
  const row = { until: until === 'until mended' ? FOREVER : until, reason }
  const longer = sql<boolean>`excluded.until > outbox_hold.until`
  await ctx.db
    .insertInto('outbox_hold')
    .values({ workspace_id: ctx.workspace.id, channel_id: channelId, ...row })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'channel_id']).doUpdateSet(row).where(longer))
    .execute()
}

const holdBroken: Reaction = {
  name: 'outbox.hold-broken-channel',
  on: ['channel.cut', 'channel.paused'],
  run: (ctx, fact) => holdChannel(ctx, fact.subject, 'until mended', fact.type.slice('channel.'.length)),
}

const release: Reaction = {
  name: 'outbox.release-channel',
  on: ['channel.connected', 'channel.reconnected', 'channel.resumed', 'channel.mended'],
  async run(ctx, fact) {
    // Reconnected while paused, or resumed while cut: it still waits for the other.
    const channel = (await listChannels(ctx)).find((one) => one.id === fact.subject)
    if (channel?.paused_at || channel?.cut_at) return
    await ctx.db.deleteFrom('outbox_hold').where('channel_id', '=', fact.subject).execute()
  },
}

const dropWithChannel: Reaction = {
  name: 'outbox.drop-with-channel',
  on: ['channel.disconnected'],
  async run(ctx, fact) {
    const dropped = await ctx.db
      .updateTable('delivery')
      .set({ state: 'cancelled', done_at: ctx.clock.now() })
      .where('channel_id', '=', fact.subject)
      .where('state', '=', 'due')
      .returning('id')
      .execute()
    await ctx.facts.recordMany(dropped.map(({ id }) => ({ type: 'delivery.dropped', subject: id })))
  },
}

export const outboxReactions: Reaction[] = [holdBroken, release, dropWithChannel]
