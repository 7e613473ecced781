import type { Ctx, Scope } from '../platform/context/index.ts'
import { longRoute, type Route, readRoute, writeRoute } from '../platform/http/index.ts'
import type { Words } from '../platform/intl/index.ts'
import { type ChannelView, channelRoutes as contracts } from './contract.ts'
import type { ChannelDeps } from './deps.ts'
import { checkChannel } from './operations/check-channel.ts'
import { connectChannel } from './operations/connect-channel.ts'
import { disconnectChannel } from './operations/disconnect-channel.ts'
import { pauseChannel } from './operations/pause-channel.ts'
import { reconnectChannel } from './operations/reconnect-channel.ts'
import { canConnectChannels, canSeeChannels } from './policy.ts'
import { type ChannelRow, listChannels, loadChannel } from './queries.ts'
import { type ChannelPulse, channelView, networkView } from './views.ts'

export interface ChannelRouteDeps extends ChannelDeps {
  words: Words
  /** Told by intake and outbox, which know when they last read and what waits. */
  pulses(ctx: Ctx): Promise<Map<string, ChannelPulse>>
}

const still: ChannelPulse = { readAt: null, late: false, held: 0 }

export function channelRoutes(deps: ChannelRouteDeps): Route[] {
  const show = (ctx: Ctx, row: ChannelRow, pulses: Map<string, ChannelPulse>): ChannelView => {
    const { locale } = ctx.workspace
    const say = (key: string) => deps.words.say(locale, key) ?? key
    return channelView(
      row,
      deps.networks.get(row.network),
      pulses.get(row.id) ?? still,
      ctx.clock.now(),
      locale,
      say,
    )
  }
  const showOne = async (ctx: Ctx, id: string) =>
    show(ctx, await loadChannel(ctx, id), await deps.pulses(ctx))
  const after = (scope: Scope, id: string) => scope.transaction((ctx) => showOne(ctx, id))

  return [
    readRoute(contracts.networks, canSeeChannels, async () => ({
      networks: deps.networks.all().map(networkView),
    })),
    readRoute(contracts.list, canSeeChannels, async (ctx) => {
      const pulses = await deps.pulses(ctx)
      return { channels: (await listChannels(ctx)).map((row) => show(ctx, row, pulses)) }
    }),
    longRoute(contracts.connect, canConnectChannels, async (scope, { body }) =>
      after(scope, await connectChannel(deps, scope, body)),
    ),
    longRoute(contracts.reconnect, canConnectChannels, async (scope, { params, body }) => {
      await reconnectChannel(deps, scope, { channelId: params.channelId, fields: body.fields })
      return after(scope, params.channelId)
    }),
    longRoute(contracts.check, canSeeChannels, async (scope, { params }) => {
      await checkChannel(deps, scope, params.channelId)
      return after(scope, params.channelId)
    }),
    writeRoute(contracts.pause, canConnectChannels, async (ctx, { params, body }) => {
      await pauseChannel(ctx, params.channelId, body.paused)
      return showOne(ctx, params.channelId)
    }),
    writeRoute(contracts.disconnect, canConnectChannels, async (ctx, { params, query }) => {
      await disconnectChannel(ctx, params.channelId, query.erase === 'true')
      return { disconnected: true as const }
    }),
  ]
}
