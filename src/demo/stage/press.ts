import { storeMessages } from '../../intake/index.ts'
import { articles } from '../world/exchanges.ts'
import { saidBy } from './messages.ts'
import type { StagedChannels } from './open-channels.ts'
import type { Gesture } from './play.ts'
import { minutesBefore, type Stage } from './stage.ts'

const WEEK = 7 * 24 * 60

/** The paper of the valley, an article a week: it is read, nobody answers it. */
export function printPress(stage: Stage, cast: StagedChannels): Gesture[] {
  const channel = cast.get('press')
  if (!channel) return []
  return articles.map((text, nth) => {
    const at = minutesBefore(stage, (articles.length - nth) * WEEK - 600)
    const remoteId = `demo:press:${nth}`
    const message = saidBy(channel.name, { remoteId, kind: 'article', at, text, aside: true })
    return {
      at,
      act: async (ctx) => void (await storeMessages(ctx, channel.id, [{ type: 'message', message }])),
    }
  })
}
