import { type ChannelRow, channelsById } from '../channels/index.ts'
import { remedies, uncertainRemedy } from '../networks/kit/index.ts'
import type { Ctx } from '../platform/context/index.ts'
import { localTimeOf } from '../platform/intl/index.ts'
import type { MediaView, PostState, PostView, VariantView, VerdictView } from './contract.ts'
import type { PublishingDeps } from './deps.ts'
import { type MediaRow, mediaById, type PostRow, type VariantRow, variantsOf } from './queries.ts'
import type { Verdict } from './verdict.ts'

export const mediaView = (row: MediaRow): MediaView => ({
  id: row.id,
  name: row.name,
  mime: row.mime,
  width: row.width,
  height: row.height,
  bytes: row.bytes,
  path: `/media/${row.id}`,
})

/** A post is what its variants are together. Dropped variants do not count. */
export function stateOf(states: readonly VariantRow['state'][]): PostState {
  const live: VariantRow['state'][] = states.filter((state) => state !== 'cancelled')
  const all = (state: VariantRow['state']) => live.length > 0 && live.every((one) => one === state)
  const some = (state: VariantRow['state']) => live.includes(state)
  if (live.length === 0 || all('draft')) return 'draft'
  if (all('scheduled')) return 'scheduled'
  if (some('sending') || some('scheduled')) return 'publishing'
  if (some('unknown')) return 'unknown'
  if (all('published')) return 'published'
  return some('published') ? 'partly' : 'failed'
}

function variantView(
  deps: PublishingDeps,
  ctx: Ctx,
  post: PostRow,
  row: VariantRow,
  channel: ChannelRow | undefined,
): VariantView {
  const manifest = deps.networks.get(channel?.network ?? '')?.manifest
  const { locale } = ctx.workspace
  const kind = row.trouble?.kind
  return {
    id: row.id,
    channel: {
      id: row.channel_id,
      network: channel?.network ?? '',
      networkName: manifest?.name ?? channel?.network ?? '',
      monogram: manifest?.monogram ?? '??',
      name: channel?.name ?? '',
      handle: channel?.handle ?? '',
    },
    ownText: row.own_text,
    text: row.own_text ?? post.text,
    state: row.state,
    url: row.url,
    publishedAt: row.published_at?.toISOString() ?? null,
    trouble:
      row.trouble && kind
        ? {
            message: row.trouble.said,
            help: kind === 'uncertain' ? uncertainRemedy[locale] : remedies[kind][locale],
          }
        : null,
    metrics: row.metrics && row.metrics_at ? { ...row.metrics, readAt: row.metrics_at.toISOString() } : null,
  }
}

/** Posts with their variants and pictures: three queries, however many posts. */
export async function postViews(
  deps: PublishingDeps,
  ctx: Ctx,
  posts: readonly PostRow[],
): Promise<PostView[]> {
  const variants = await variantsOf(
    ctx,
    posts.map((post) => post.id),
  )
  const channels = await channelsById(
    ctx,
    variants.map((variant) => variant.channel_id),
  )
  const media = await mediaById(
    ctx,
    posts.flatMap((post) => post.pictures.map((picture) => picture.mediaId)),
  )
  return posts.map((post) => {
    const own = variants.filter((variant) => variant.post_id === post.id)
    return {
      id: post.id,
      text: post.text,
      pictures: post.pictures.flatMap((picture) => {
        const row = media.get(picture.mediaId)
        return row ? [{ ...mediaView(row), alt: picture.alt }] : []
      }),
      state: stateOf(own.map((variant) => variant.state)),
      scheduledAt: post.scheduled_at?.toISOString() ?? null,
      scheduledLocal: post.scheduled_at && localTimeOf(post.scheduled_at, ctx.workspace.timeZone),
      timeZone: ctx.workspace.timeZone,
      variants: own.map((variant) => variantView(deps, ctx, post, variant, channels.get(variant.channel_id))),
      createdBy: post.created_by_name,
      updatedAt: post.updated_at.toISOString(),
      version: post.version,
    }
  })
}

export function verdictView(
  deps: PublishingDeps,
  ctx: Ctx,
  channelId: string,
  verdict: Verdict,
): VerdictView {
  const say = (code: string, part: string, values?: Record<string, string | number>) =>
    deps.words.say(ctx.workspace.locale, `publishing.verdicts.${code}.${part}`, values) || null
  const levels = verdict.issues.map((issue) => issue.level)
  return {
    channelId,
    level: levels.includes('blocking') ? 'blocking' : levels.includes('warning') ? 'warning' : 'ready',
    count: verdict.count,
    max: verdict.max,
    issues: verdict.issues.map(({ code, level, values }) => ({
      code,
      level,
      message: say(code, 'message', values) ?? code,
      help: say(code, 'help', values),
    })),
  }
}
