import { NetworkError } from '../../networks/kit/index.ts'
import type { Scope } from '../../platform/context/index.ts'
import { openChannel } from '../access.ts'
import type { ChannelDeps } from '../deps.ts'
import { networkRefusal } from '../network-refusal.ts'
import { reportTrouble } from './report-trouble.ts'

/** Asks the network now. A dead access cuts the channel; a network that is away changes nothing and is said. */
export async function checkChannel(deps: ChannelDeps, scope: Scope, channelId: string): Promise<void> {
  const { network, access, tools } = await openChannel(deps, scope, channelId)
  try {
    const seen = await network.check(access, tools)
    await scope.transaction(async (ctx) => {
      await ctx.db
        .updateTable('channel')
        .set({
          handle: seen.account.handle,
          name: seen.account.name,
          avatar_url: seen.account.avatarUrl ?? null,
          checked_at: ctx.clock.now(),
          ...(seen.settings && { settings: JSON.stringify(seen.settings) }),
          ...(seen.expiresAt && { expires_at: new Date(seen.expiresAt) }),
        })
        .where('id', '=', channelId)
        .execute()
      await reportTrouble(ctx, channelId, null)
    })
  } catch (error) {
    if (!(error instanceof NetworkError) || error.kind !== 'reconnect')
      throw networkRefusal(error, network.manifest.name, scope.workspace.locale)
    await scope.transaction((ctx) => reportTrouble(ctx, channelId, error))
  }
}
