import type { Scope } from '../../platform/context/index.ts'
import type { ChannelDeps } from '../deps.ts'
import { loadChannel } from '../queries.ts'
import { refuse } from '../refuse.ts'
import { secretOwner } from '../secret-owner.ts'
import { askToConnect } from './connect-channel.ts'

/** Gives a channel new credentials of the same account; what waited leaves again. */
export async function reconnectChannel(
  deps: ChannelDeps,
  scope: Scope,
  input: { channelId: string; fields: Record<string, string> },
): Promise<void> {
  const channel = await scope.transaction((ctx) => loadChannel(ctx, input.channelId))
  const network = deps.networks.get(channel.network)
  if (!network) throw refuse('unknownNetwork', 422)
  const connected = await askToConnect(deps, network, input.fields, scope.workspace.locale)
  if (connected.account.remoteId !== channel.remote_id)
    throw refuse('otherAccount', 409, {
      values: { seen: connected.account.handle, expected: channel.handle },
    })
  await scope.transaction(async (ctx) => {
    await ctx.db
      .updateTable('channel')
      .set({
        handle: connected.account.handle,
        name: connected.account.name,
        avatar_url: connected.account.avatarUrl ?? null,
        settings: JSON.stringify(connected.settings),
        secret: deps.box.seal(connected.secret, secretOwner(ctx.workspace.id, channel.id)),
        trouble: null,
        cut_at: null,
        expires_at: connected.expiresAt ? new Date(connected.expiresAt) : null,
        checked_at: ctx.clock.now(),
      })
      .where('id', '=', channel.id)
      .execute()
    await ctx.facts.record('channel.reconnected', channel.id)
  })
}
