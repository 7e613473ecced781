import { sql } from 'kysely'
import { type Access, type Network, NetworkError, type Secret, type Tools } from '../networks/kit/index.ts'
import type { Scope } from '../platform/context/index.ts'
import type { ChannelDeps } from './deps.ts'
import { discreetNetwork, discreetTools, textsWithin } from './discreet.ts'
import { type ChannelRow, loadChannel } from './queries.ts'
import { secretOwner } from './secret-owner.ts'
import { toolsFor } from './tools.ts'

export interface OpenChannel {
  channel: ChannelRow
  network: Network
  access: Access
  tools: Tools
}

/** Opens a channel for one exchange with its network. Throws `NetworkError` reconnect when it has no access left. */
export async function openChannel(
  deps: ChannelDeps,
  scope: Scope,
  channelId: string,
  signal?: AbortSignal,
): Promise<OpenChannel> {
  const channel = await scope.transaction((ctx) => loadChannel(ctx, channelId))
  const network = deps.networks.get(channel.network)
  if (!network || !channel.secret) throw new NetworkError({ kind: 'reconnect', said: 'no access' })
  const owner = secretOwner(scope.workspace.id, channelId)
  const secret = deps.box.open<Secret>(channel.secret, owner)
  const access: Access = {
    account: {
      remoteId: channel.remote_id,
      handle: channel.handle,
      name: channel.name,
      ...(channel.avatar_url && { avatarUrl: channel.avatar_url }),
      ...(channel.url && { url: channel.url }),
    },
    settings: channel.settings,
    secret,
    async refreshSecret(refresh) {
      access.secret = await refreshUnderLock(deps, scope, channelId, owner, refresh)
      return access.secret
    },
  }
  const shown = [...Object.values(access.account), ...Object.values(channel.settings)]
  // What a refresh replaced is still in the answers to what was asked before.
  const secrets = () => [...textsWithin(secret, shown), ...textsWithin(access.secret, shown)]
  return {
    channel,
    network: discreetNetwork(network, secrets),
    access,
    tools: discreetTools(toolsFor(deps, network.manifest.id, signal), secrets),
  }
}

/** One refresh at a time in all processes; the next one sees what the first one stored. An empty secret never replaces a good one. */
const refreshUnderLock = (
  deps: ChannelDeps,
  scope: Scope,
  channelId: string,
  owner: string,
  refresh: (current: Secret) => Promise<Secret>,
): Promise<Secret> =>
  scope.transaction(async (ctx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${owner}, 0))`.execute(ctx.db)
    const { secret: sealed } = await loadChannel(ctx, channelId)
    if (!sealed) throw new NetworkError({ kind: 'reconnect', said: 'no access' })
    const current = deps.box.open<Secret>(sealed, owner)
    const next = await refresh(current)
    if (next === current) return current
    if (Object.keys(next).length === 0) throw new Error('A network returned an empty secret')
    await ctx.db
      .updateTable('channel')
      .set({ secret: deps.box.seal(next, owner) })
      .where('id', '=', channelId)
      .execute()
    return next
  })
