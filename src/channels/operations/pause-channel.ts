import type { Ctx } from '../../platform/context/index.ts'
import { loadChannel } from '../queries.ts'

/** Stops or resumes reading and sending; what is due meanwhile waits. */
export async function pauseChannel(ctx: Ctx, channelId: string, paused: boolean): Promise<void> {
  const channel = await loadChannel(ctx, channelId)
  if ((channel.paused_at !== null) === paused) return
  await ctx.db
    .updateTable('channel')
    .set({ paused_at: paused ? ctx.clock.now() : null })
    .where('id', '=', channelId)
    .execute()
  await ctx.facts.record(paused ? 'channel.paused' : 'channel.resumed', channelId)
}
