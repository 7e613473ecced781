import { sql } from 'kysely'
import { type ChannelRow, channelsById } from '../../channels/index.ts'
import { askNetwork, cancelDelivery, type StoredImage } from '../../outbox/index.ts'
import type { Ctx } from '../../platform/context/index.ts'
import { instantOf } from '../../platform/intl/index.ts'
import type { PublishingDeps } from '../deps.ts'
import { lockPost, type MediaRow, mediaById, type PostRow, type VariantRow, variantsOf } from '../queries.ts'
import { refuse } from '../refuse.ts'
import { judge } from '../verdict.ts'

/**
 * Gives each variant its delivery, now or at a wall clock of the workspace's zone, in one transaction: all are scheduled or none.
 * Refused when one network would refuse it, so that nobody discovers it at the hour.
 */
export async function publish(
  deps: PublishingDeps,
  ctx: Ctx,
  input: { postId: string; at?: string | undefined; version: number },
): Promise<void> {
  const post = await lockPost(ctx, input.postId)
  if (post.version !== input.version) throw refuse('changed', 409, { details: { version: post.version } })
  if (post.scheduled_at !== null) throw refuse('left', 409)
  const dueAt = dueTime(ctx, input.at)
  const variants = await variantsOf(ctx, [post.id])
  if (variants.length === 0) throw refuse('noChannel', 422, { field: 'variants' })
  const channels = await channelsById(
    ctx,
    variants.map((variant) => variant.channel_id),
  )
  const media = await mediaById(
    ctx,
    post.pictures.map((picture) => picture.mediaId),
  )
  for (const variant of variants) refuseBlocked(deps, ctx, post, variant, channels.get(variant.channel_id))
  for (const variant of variants) await schedule(ctx, post, variant, media, dueAt)
  await ctx.db
    .updateTable('post')
    .set({ scheduled_at: dueAt, updated_at: ctx.clock.now(), version: sql<number>`version + 1` })
    .where('id', '=', post.id)
    .execute()
  await ctx.facts.record('post.scheduled', post.id, { at: dueAt.toISOString() })
}

function dueTime(ctx: Ctx, local: string | undefined): Date {
  if (!local) return ctx.clock.now()
  const instant = instantOf(local, ctx.workspace.timeZone)
  if (!instant) throw refuse('noSuchHour', 422, { field: 'at' })
  // The minute under way is still to come for the person who chose it.
  if (instant.getTime() < ctx.clock.now().getTime() - 60_000) throw refuse('past', 422, { field: 'at' })
  return instant
}

function refuseBlocked(
  deps: PublishingDeps,
  ctx: Ctx,
  post: PostRow,
  variant: VariantRow,
  channel: ChannelRow | undefined,
): void {
  const network = deps.networks.get(channel?.network ?? '')
  const { issues } = judge({
    text: variant.own_text ?? post.text,
    pictures: post.pictures,
    network,
    settings: channel?.settings,
    cut: false,
    paused: false,
  })
  const blocking = issues.find((issue) => issue.level === 'blocking')
  if (!blocking) return
  const why =
    deps.words.say(ctx.workspace.locale, `publishing.verdicts.${blocking.code}.message`, blocking.values) ??
    blocking.code
  throw refuse('blocked', 422, {
    values: { network: network?.manifest.name ?? '?', why },
    details: { channelId: variant.channel_id, code: blocking.code },
  })
}

async function schedule(
  ctx: Ctx,
  post: PostRow,
  variant: VariantRow,
  media: Map<string, MediaRow>,
  dueAt: Date,
): Promise<void> {
  const images = post.pictures.flatMap((picture): StoredImage[] => {
    const file = media.get(picture.mediaId)
    return file
      ? [
          {
            fileKey: file.file_key,
            mime: file.mime,
            width: file.width,
            height: file.height,
            bytes: file.bytes,
            alt: picture.alt,
          },
        ]
      : []
  })
  const text = variant.own_text ?? post.text
  const linkUrl = text.match(/https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/)?.[0]
  const deliveryId = await askNetwork(ctx, {
    channelId: variant.channel_id,
    origin: 'publishing.variant',
    subject: variant.id,
    dueAt,
    command: { action: 'publish', text, images, language: ctx.workspace.locale, ...(linkUrl && { linkUrl }) },
  })
  await ctx.db
    .updateTable('variant')
    .set({ state: 'scheduled', delivery_id: deliveryId, trouble: null })
    .where('id', '=', variant.id)
    .execute()
}

/** Back to draft. Refused when one of its variants has begun to leave: nothing is half taken back. */
export async function unschedule(ctx: Ctx, postId: string): Promise<void> {
  await lockPost(ctx, postId)
  for (const variant of await variantsOf(ctx, [postId])) {
    if (variant.state === 'draft') continue
    const taken = variant.delivery_id !== null && (await cancelDelivery(ctx, variant.delivery_id))
    // Let go by somebody, or lost with its channel: nothing will leave.
    if (!taken && variant.state !== 'cancelled') throw refuse('left', 409)
    await ctx.db
      .updateTable('variant')
      .set({ state: 'draft', delivery_id: null })
      .where('id', '=', variant.id)
      .execute()
  }
  await ctx.db
    .updateTable('post')
    .set({ scheduled_at: null, updated_at: ctx.clock.now(), version: sql<number>`version + 1` })
    .where('id', '=', postId)
    .execute()
  await ctx.facts.record('post.unscheduled', postId)
}
