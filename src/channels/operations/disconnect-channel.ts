import type { Ctx } from '../../platform/context/index.ts'
import { loadChannel } from '../queries.ts'

/** Forgets the access at once. `erase` removes everything that came through the channel too. */
export async function disconnectChannel(ctx: Ctx, channelId: string, erase: boolean): Promise<void> {
  const channel = await loadChannel(ctx, channelId)
  if (erase) await ctx.db.deleteFrom('channel').where('id', '=', channelId).execute()
  else
    await ctx.db
      .updateTable('channel')
      .set({ secret: null, disconnected_at: ctx.clock.now() })
      .where('id', '=', channelId)
      .execute()
  await ctx.facts.record('channel.disconnected', channelId, { handle: channel.handle, erased: erase })
}
