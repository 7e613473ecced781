import { newId } from '../../platform/ids/index.ts'
import { rehearsalIds } from '../rehearsal.ts'
import { type ChannelKey, channels } from '../world/cast.ts'
import type { Gesture } from './play.ts'
import { minutesBefore, type Stage } from './stage.ts'

export interface StagedChannel {
  id: string
  network: string
  name: string
  handle: string
  remoteId: string
}

export type StagedChannels = ReadonlyMap<ChannelKey, StagedChannel>

const CONNECTED_MINUTES = 91 * 24 * 60

/** Spreads the channels of the dairy over the networks that there are. A network that only reads needs one that exists. */
export function castChannels(stage: Stage): StagedChannels {
  const { answered, read } = rehearsalIds(stage.deps.networks)
  if (answered.length === 0) throw new Error('The demonstration needs a network where one can answer')
  const cast = (Object.keys(channels) as ChannelKey[]).flatMap((key, at): [ChannelKey, StagedChannel][] => {
    const { answers, handle, name } = channels[key]
    const among = answers ? answered : read
    const network = among[at % Math.max(1, among.length)]
    const id = newId(minutesBefore(stage, CONNECTED_MINUTES))
    return network ? [[key, { id, network, name, handle, remoteId: `demo:${handle}` }]] : []
  })
  return new Map(cast)
}

/** Connects them as a past day did. What is sealed opens nothing: their networks are rehearsals. */
export function openChannels(stage: Stage, cast: StagedChannels): Gesture[] {
  const { box } = stage.deps
  const by = stage.members['Inès Caradec']
  return [...cast.values()].map((channel) => ({
    at: minutesBefore(stage, CONNECTED_MINUTES),
    by,
    async act(ctx) {
      const owner = `channel:${ctx.workspace.id}:${channel.id}`
      await ctx.db
        .insertInto('channel')
        .values({
          workspace_id: ctx.workspace.id,
          id: channel.id,
          network: channel.network,
          remote_id: channel.remoteId,
          handle: channel.handle,
          name: channel.name,
          settings: '{}',
          secret: box.seal({ fictional: true }, owner),
          connected_at: ctx.clock.now(),
          connected_by: by.name,
        })
        .execute()
      await ctx.facts.record('channel.connected', channel.id, {
        network: channel.network,
        handle: channel.handle,
      })
    },
  }))
}
