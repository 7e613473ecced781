import type { Ctx } from '../../platform/context/index.ts'
import { newId } from '../../platform/ids/index.ts'
import type { Member } from '../world/cast.ts'
import type { PictureKey } from '../world/pictures.ts'
import type { HungPictures } from './hang-pictures.ts'

interface PostRow {
  text: string
  by: Member
  picture?: PictureKey
  scheduledAt: Date | null
}

/** Writes a post as it was left at the hour of the context. Returns its id. */
export async function writePost(
  ctx: Ctx,
  hung: HungPictures,
  { text, by, picture, scheduledAt }: PostRow,
): Promise<string> {
  const id = newId(ctx.clock.now())
  const shown = picture && hung.get(picture)
  await ctx.db
    .insertInto('post')
    .values({
      workspace_id: ctx.workspace.id,
      id,
      text,
      pictures: JSON.stringify(shown ? [{ mediaId: shown.id, alt: shown.stored.alt }] : []),
      scheduled_at: scheduledAt,
      created_by_name: by,
      created_at: ctx.clock.now(),
      updated_at: ctx.clock.now(),
    })
    .execute()
  return id
}

interface VariantRow {
  postId: string
  channelId: string
  ownText: string | null
  state: 'draft' | 'scheduled' | 'published'
  published?: { remoteId: string; likes: number; replies: number; shares: number; measuredAt: Date }
}

/** Writes the form of a post for one channel. Returns its id. */
export async function writeVariant(ctx: Ctx, variant: VariantRow): Promise<string> {
  const id = newId(ctx.clock.now())
  const { published } = variant
  await ctx.db
    .insertInto('variant')
    .values({
      workspace_id: ctx.workspace.id,
      id,
      post_id: variant.postId,
      channel_id: variant.channelId,
      own_text: variant.ownText,
      state: variant.state,
      ...(published && {
        remote_id: published.remoteId,
        published_at: ctx.clock.now(),
        metrics_at: published.measuredAt,
        // The networks of the dairy do not count views.
        metrics: JSON.stringify({
          likes: published.likes,
          replies: published.replies,
          shares: published.shares,
          views: null,
        }),
      }),
    })
    .execute()
  return id
}
