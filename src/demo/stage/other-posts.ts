import { askNetwork } from '../../outbox/index.ts'
import type { Ctx } from '../../platform/context/index.ts'
import type { PictureKey } from '../world/pictures.ts'
import { type ComingPost, draftPosts, type StuckPost } from '../world/posts.ts'
import type { HungPictures } from './hang-pictures.ts'
import type { StagedChannels } from './open-channels.ts'
import type { Gesture } from './play.ts'
import { writePost, writeVariant } from './post-rows.ts'
import { minutesBefore, type Stage } from './stage.ts'
import { wallClock } from './wall-clock.ts'

/** What is due sooner than this would leave before anybody has looked around. */
const LOOK_AROUND_MINUTES = 20

/** A scheduled post, its deliveries waiting for their hour as any other's. */
export function schedule(stage: Stage, cast: StagedChannels, hung: HungPictures, post: ComingPost): Gesture {
  const today = wallClock(stage, 0, post.at)
  const soon = today < minutesBefore(stage, -LOOK_AROUND_MINUTES)
  const dueAt = wallClock(stage, post.days + Number(soon), post.at)
  return {
    at: minutesBefore(stage, 130),
    by: stage.members[post.by],
    async act(ctx) {
      const postId = await writePost(ctx, hung, { ...post, scheduledAt: dueAt })
      for (const on of post.on) {
        const channelId = cast.get(on)?.id
        const ownText = (on === 'farm' && post.farmText) || null
        if (channelId) await ask(ctx, hung, { ...post, postId, channelId, ownText, dueAt })
      }
    },
  }
}

/** A post that the network refused, or of which nobody knows whether it took it. */
export function getStuck(stage: Stage, cast: StagedChannels, hung: HungPictures, post: StuckPost): Gesture {
  const at = minutesBefore(stage, post.hoursAgo * 60)
  return {
    at,
    by: stage.members[post.by],
    async act(ctx) {
      const postId = await writePost(ctx, hung, { ...post, scheduledAt: at })
      for (const on of post.on) {
        const channelId = cast.get(on)?.id
        if (!channelId) continue
        const id = await ask(ctx, hung, { ...post, postId, channelId, ownText: null, dueAt: at })
        await end(ctx, id, post)
      }
    },
  }
}

interface Asked {
  postId: string
  channelId: string
  text: string
  ownText: string | null
  picture?: PictureKey
  dueAt: Date
}

async function ask(ctx: Ctx, hung: HungPictures, asked: Asked): Promise<string> {
  const { channelId, dueAt, ownText, picture, postId } = asked
  const variantId = await writeVariant(ctx, { postId, channelId, ownText, state: 'scheduled' })
  const shown = picture && hung.get(picture)
  const deliveryId = await askNetwork(ctx, {
    channelId,
    origin: 'publishing.variant',
    subject: variantId,
    dueAt,
    command: {
      action: 'publish',
      text: ownText ?? asked.text,
      images: shown ? [shown.stored] : [],
      language: 'fr',
    },
  })
  await ctx.db.updateTable('variant').set({ delivery_id: deliveryId }).where('id', '=', variantId).execute()
  return deliveryId
}

/** The outcome that a real network would have given; rehearsals accept everything. */
async function end(ctx: Ctx, deliveryId: string, { state, said }: StuckPost): Promise<void> {
  const now = ctx.clock.now()
  const trouble = { kind: state === 'unknown' ? 'uncertain' : 'rejected', said, at: now.toISOString() }
  await ctx.db
    .updateTable('delivery')
    .set({ state, asked_at: now, attempts: 1, done_at: now, trouble: JSON.stringify(trouble) })
    .where('id', '=', deliveryId)
    .execute()
  await ctx.facts.record(`delivery.${state}`, deliveryId, { trouble })
}

/** Drafts without a date, the last one touched an hour ago. */
export const writeDrafts = (stage: Stage, cast: StagedChannels, hung: HungPictures): Gesture[] =>
  draftPosts.map((draft, nth) => ({
    at: minutesBefore(stage, 60 + nth * 700),
    by: stage.members[draft.by],
    async act(ctx) {
      const postId = await writePost(ctx, hung, { ...draft, scheduledAt: null })
      for (const on of draft.on) {
        const channelId = cast.get(on)?.id
        if (channelId) await writeVariant(ctx, { postId, channelId, ownText: null, state: 'draft' })
      }
    },
  }))
