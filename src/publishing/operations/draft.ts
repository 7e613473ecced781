import { sql } from 'kysely'
import { channelsById } from '../../channels/index.ts'
import type { Ctx } from '../../platform/context/index.ts'
import { newId } from '../../platform/ids/index.ts'
import { lockPost, mediaById, variantsOf } from '../queries.ts'
import { refuse } from '../refuse.ts'
import type { PictureRef } from '../schema.ts'

export interface Draft {
  text: string
  pictures: PictureRef[]
  variants: { channelId: string; ownText: string | null }[]
}

/** Writes a draft. Returns its id. */
export async function createDraft(ctx: Ctx, draft: Draft): Promise<string> {
  await refuseUnknown(ctx, draft)
  const id = newId(ctx.clock.now())
  const now = ctx.clock.now()
  await ctx.db
    .insertInto('post')
    .values({
      workspace_id: ctx.workspace.id,
      id,
      text: draft.text,
      pictures: JSON.stringify(draft.pictures),
      created_by_name: ctx.actor.name,
      created_at: now,
      updated_at: now,
    })
    .execute()
  await setVariants(ctx, id, draft.variants)
  await ctx.facts.record('post.drafted', id)
  return id
}

/** Changes a post that has not left. 409 when somebody changed it since `version`. */
export async function updateDraft(ctx: Ctx, id: string, draft: Draft, version: number): Promise<void> {
  const post = await lockPost(ctx, id)
  if (post.version !== version) throw refuse('changed', 409, { details: { version: post.version } })
  if (post.scheduled_at !== null) throw refuse('left', 409)
  await refuseUnknown(ctx, draft)
  await ctx.db
    .updateTable('post')
    .set({
      text: draft.text,
      pictures: JSON.stringify(draft.pictures),
      updated_at: ctx.clock.now(),
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .execute()
  await setVariants(ctx, id, draft.variants)
  await ctx.facts.record('post.changed', id)
}

/** Deletes what has not left; deliveries were taken back before. */
export async function removePost(ctx: Ctx, id: string): Promise<void> {
  await lockPost(ctx, id)
  const variants = await variantsOf(ctx, [id])
  if (variants.some((variant) => variant.state !== 'draft' && variant.state !== 'cancelled'))
    throw refuse('left', 409)
  await ctx.db.deleteFrom('post').where('id', '=', id).execute()
  await ctx.facts.record('post.removed', id)
}

async function refuseUnknown(ctx: Ctx, draft: Draft): Promise<void> {
  const media = await mediaById(
    ctx,
    draft.pictures.map((picture) => picture.mediaId),
  )
  if (draft.pictures.some((picture) => !media.has(picture.mediaId)))
    throw refuse('mediaNotFound', 422, { field: 'pictures' })
  const channels = await channelsById(
    ctx,
    draft.variants.map((variant) => variant.channelId),
  )
  const usable = (id: string) => channels.get(id)?.disconnected_at === null
  if (draft.variants.some((variant) => !usable(variant.channelId)))
    throw refuse('noChannel', 422, { field: 'variants' })
}

async function setVariants(ctx: Ctx, postId: string, wanted: Draft['variants']): Promise<void> {
  const known = new Map((await variantsOf(ctx, [postId])).map((variant) => [variant.channel_id, variant]))
  const wantedIds = new Set(wanted.map((variant) => variant.channelId))
  const dropped = [...known.values()]
    .filter((variant) => !wantedIds.has(variant.channel_id))
    .map((variant) => variant.id)
  if (dropped.length > 0) await ctx.db.deleteFrom('variant').where('id', 'in', dropped).execute()
  for (const variant of wanted)
    await ctx.db
      .insertInto('variant')
      .values({
        workspace_id: ctx.workspace.id,
        id: known.get(variant.channelId)?.id ?? newId(ctx.clock.now()),
        post_id: postId,
        channel_id: variant.channelId,
        own_text: variant.ownText,
        state: 'draft',
      })
      .onConflict((conflict) =>
        conflict
          .columns(['workspace_id', 'post_id', 'channel_id'])
          .doUpdateSet({ own_text: variant.ownText }),
      )
      .execute()
}
