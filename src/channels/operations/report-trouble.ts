import type { NetworkError } from '../../networks/kit/index.ts'
import type { Ctx } from '../../platform/context/index.ts'
import type { ChannelTrouble } from '../schema.ts'

/**
 * Told by intake and outbox how a channel fares: `reconnect` cuts it and announces it once; `null` mends it.
 * Passing troubles are the business of who met them: they never touch the access.
 */
export async function reportTrouble(ctx: Ctx, channelId: string, error: NetworkError | null): Promise<void> {
  const cut = error?.kind === 'reconnect'
  if (error && !cut) return
  const trouble: ChannelTrouble | null = error
    ? { kind: error.kind, said: error.said, at: ctx.clock.now().toISOString() }
    : null
  const changed = await ctx.db
    .updateTable('channel')
    .set({ trouble: trouble && JSON.stringify(trouble), cut_at: cut ? ctx.clock.now() : null })
    .where('id', '=', channelId)
    .where('cut_at', cut ? 'is' : 'is not', null)
    .executeTakeFirst()
  if (changed.numUpdatedRows > 0n)
    await ctx.facts.record(
      cut ? 'channel.cut' : 'channel.mended',
      channelId,
      error ? { said: error.said } : {},
    )
}
