import { storeMessages } from '../../intake/index.ts'
import { newId } from '../../platform/ids/index.ts'
import { keyOf, type PublishedPost } from '../world/posts.ts'
import type { HungPictures } from './hang-pictures.ts'
import { saidByUs } from './messages.ts'
import type { StagedChannels } from './open-channels.ts'
import type { Gesture } from './play.ts'
import { writePost, writeVariant } from './post-rows.ts'
import { minutesBefore, type Stage } from './stage.ts'
import { postIdOf } from './threads.ts'
import { wallClock } from './wall-clock.ts'

/** A post that left at its hour: on its channels as a message, here with the figures it earned since. */
export function publish(
  stage: Stage,
  cast: StagedChannels,
  hung: HungPictures,
  post: PublishedPost,
): Gesture {
  const at = wallClock(stage, -post.days, post.at)
  const key = keyOf(post)
  const { text, likes, shares } = post
  return {
    at,
    by: stage.members[post.by],
    async act(ctx) {
      const postId = await writePost(ctx, hung, { ...post, scheduledAt: at })
      for (const on of post.on) {
        const channel = cast.get(on)
        if (!channel) continue
        const remoteId = postIdOf(key, on)
        const variantId = await writeVariant(ctx, {
          postId,
          channelId: channel.id,
          ownText: null,
          state: 'published',
          published: {
            remoteId,
            likes,
            shares,
            replies: Math.round(likes / 9),
            measuredAt: minutesBefore(stage, 25),
          },
        })
        const message = saidByUs(channel, { remoteId, kind: 'post', at, text, likes, shares })
        const written = { deliveryId: newId(at), by: post.by }
        await storeMessages(ctx, channel.id, [{ type: 'message', message }], written)
        await ctx.facts.record('post.published', postId, { variantId })
      }
    },
  }
}
