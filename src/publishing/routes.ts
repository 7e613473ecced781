import { channelsById } from '../channels/index.ts'
import type { Ctx } from '../platform/context/index.ts'
import { longRoute, type Route, readRoute, writeRoute } from '../platform/http/index.ts'
import { publishingRoutes as contracts } from './contract.ts'
import type { PublishingDeps } from './deps.ts'
import { addMedia, pictureBytes } from './operations/add-media.ts'
import { createDraft, removePost, updateDraft } from './operations/draft.ts'
import { publish, unschedule } from './operations/publish.ts'
import { resolveVariant } from './operations/resolve-variant.ts'
import { canPublish, canSeePosts, canWritePosts } from './policy.ts'
import { listPosts, loadPost, mediaById } from './queries.ts'
import { refuse } from './refuse.ts'
import { judge } from './verdict.ts'
import { mediaView, postViews, verdictView } from './views.ts'

export function publishingRoutes(deps: PublishingDeps): Route[] {
  const show = async (ctx: Ctx, id: string) => {
    const [view] = await postViews(deps, ctx, [await loadPost(ctx, id)])
    if (!view) throw refuse('notFound', 404)
    return view
  }
  const media = async (ctx: Ctx, id: string) => {
    const row = (await mediaById(ctx, [id])).get(id)
    if (!row) throw refuse('mediaNotFound', 404)
    return row
  }

  return [
    readRoute(contracts.list, canSeePosts, async (ctx, { query }) => {
      const { rows, next } = await listPosts(ctx, query)
      return { posts: await postViews(deps, ctx, rows), next }
    }),
    // Before `/posts/{postId}`: a word is not an id.
    readRoute(contracts.verdicts, canWritePosts, async (ctx, { body }) => {
      const channels = await channelsById(
        ctx,
        body.variants.map((variant) => variant.channelId),
      )
      return {
        verdicts: body.variants.map((variant) => {
          const channel = channels.get(variant.channelId)
          const verdict = judge({
            text: variant.ownText ?? body.text,
            pictures: body.pictures,
            network: deps.networks.get(channel?.network ?? ''),
            settings: channel?.settings,
            cut: channel?.cut_at != null,
            paused: channel?.paused_at != null,
          })
          return verdictView(deps, ctx, variant.channelId, verdict)
        }),
      }
    }),
    readRoute(contracts.show, canSeePosts, (ctx, { params }) => show(ctx, params.postId)),
    writeRoute(contracts.create, canWritePosts, async (ctx, { body }) =>
      show(ctx, await createDraft(ctx, body)),
    ),
    writeRoute(contracts.update, canWritePosts, async (ctx, { params, body }) => {
      await updateDraft(ctx, params.postId, body, body.version)
      return show(ctx, params.postId)
    }),
    writeRoute(contracts.publish, canPublish, async (ctx, { params, body }) => {
      await publish(deps, ctx, { ...params, ...body })
      return show(ctx, params.postId)
    }),
    writeRoute(contracts.unschedule, canPublish, async (ctx, { params }) => {
      await unschedule(ctx, params.postId)
      return show(ctx, params.postId)
    }),
    writeRoute(contracts.resolve, canPublish, async (ctx, { params, body }) => {
      await resolveVariant(ctx, { ...params, ...body })
      return show(ctx, params.postId)
    }),
    writeRoute(contracts.remove, canWritePosts, async (ctx, { params }) => {
      const { state } = await show(ctx, params.postId)
      if (state === 'scheduled') {
        if (!canPublish(ctx.actor)) throw refuse('left', 403)
        await unschedule(ctx, params.postId)
      }
      await removePost(ctx, params.postId)
      return { removed: true as const }
    }),
    longRoute(contracts.upload, canWritePosts, async (scope, { query, body }) => {
      const id = await addMedia(deps.files, scope, { name: query.name, bytes: body })
      return scope.transaction(async (ctx) => mediaView(await media(ctx, id)))
    }),
    longRoute(contracts.file, canSeePosts, async (scope, { params, query }) => {
      const row = await scope.transaction((ctx) => media(ctx, params.mediaId))
      const { bytes, mime } = await pictureBytes(deps.files, row.file_key, row.mime, query.size)
      return new Response(new Uint8Array(bytes), {
        headers: { 'content-type': mime, 'cache-control': 'private, max-age=31536000, immutable' },
      })
    }),
  ]
}
