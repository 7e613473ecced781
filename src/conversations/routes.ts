import { listChannels } from '../channels/index.ts'
import type { Ctx } from '../platform/context/index.ts'
import { longRoute, type Route, readRoute, writeRoute } from '../platform/http/index.ts'
import type { Outgoing } from '../platform/outgoing/index.ts'
import { conversationRoutes as contracts } from './contract.ts'
import type { ConversationDeps } from './deps.ts'
import {
  assignConversation,
  closeConversation,
  markRead,
  reopenConversation,
} from './operations/close-conversation.ts'
import { gesture } from './operations/gesture.ts'
import { reply } from './operations/reply.ts'
import { resolveAnswer } from './operations/resolve-answer.ts'
import { showPicture } from './operations/show-picture.ts'
import { canHide, canModerate, canReadConversations, canReply, canSortConversations } from './policy.ts'
import { countConversations, listConversations, loadConversation, loadThread } from './queries.ts'
import { refuse } from './refuse.ts'
import { answerView, conversationRows, conversationView } from './views.ts'

export interface ConversationRouteDeps extends ConversationDeps {
  outgoing: Outgoing
  /** A teammate of the workspace, or undefined. */
  teammate(ctx: Ctx, id: string): Promise<{ id: string; name: string } | undefined>
}

export function conversationRoutes(deps: ConversationRouteDeps): Route[] {
  const row = async (ctx: Ctx, id: string) => {
    const [view] = await conversationRows(deps, ctx, [await loadConversation(ctx, id)])
    if (!view) throw refuse('notFound', 404)
    return view
  }
  const answer = async (ctx: Ctx, id: string) =>
    answerView(
      await ctx.db.selectFrom('answer').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
      ctx,
    )

  return [
    readRoute(contracts.counts, canReadConversations, (ctx) => countConversations(ctx)),
    readRoute(contracts.list, canReadConversations, async (ctx, { query }) => {
      const channels = query.network
        ? (await listChannels(ctx))
            .filter((channel) => channel.network === query.network)
            .map((channel) => channel.id)
        : undefined
      const { rows, next } = await listConversations(ctx, { ...query, channels })
      return { conversations: await conversationRows(deps, ctx, rows), next }
    }),
    readRoute(contracts.show, canReadConversations, async (ctx, { params }) => {
      const conversation = await loadConversation(ctx, params.conversationId)
      return conversationView(deps, ctx, conversation, await loadThread(ctx, conversation))
    }),
    writeRoute(contracts.reply, canReply, async (ctx, { params, body }) =>
      answer(ctx, await reply(deps, ctx, { ...params, ...body })),
    ),
    writeRoute(contracts.retryAnswer, canReply, async (ctx, { params, body }) => {
      await resolveAnswer(ctx, { ...params, outcome: body.outcome })
      return answer(ctx, params.answerId)
    }),
    writeRoute(contracts.close, canSortConversations, async (ctx, { params, body }) => {
      await closeConversation(ctx, params.conversationId, body.version)
      return row(ctx, params.conversationId)
    }),
    writeRoute(contracts.reopen, canSortConversations, async (ctx, { params, body }) => {
      await reopenConversation(ctx, params.conversationId, body.version)
      return row(ctx, params.conversationId)
    }),
    writeRoute(contracts.assign, canSortConversations, async (ctx, { params, body }) => {
      const to = body.assigneeId ? await deps.teammate(ctx, body.assigneeId) : null
      if (to === undefined) throw refuse('notFound', 404)
      await assignConversation(ctx, params.conversationId, to, body.version)
      return row(ctx, params.conversationId)
    }),
    writeRoute(contracts.markRead, canReadConversations, async (ctx, { params }) => {
      await markRead(ctx, params.conversationId)
      return row(ctx, params.conversationId)
    }),
    longRoute(contracts.picture, canReadConversations, async (scope, { params, query }) => {
      const bytes = await showPicture(deps.outgoing, scope, { ...params, ...query })
      const headers = { 'content-type': 'image/webp', 'cache-control': 'private, max-age=604800' }
      return new Response(new Uint8Array(bytes), { headers })
    }),
    writeRoute(contracts.like, canReply, async (ctx, { params, body }) => {
      await gesture(deps, ctx, { ...params, action: body.liked ? 'like' : 'unlike' })
      return { queued: true as const }
    }),
    writeRoute(contracts.hide, canHide, async (ctx, { params, body }) => {
      await gesture(deps, ctx, { ...params, action: body.hidden ? 'hide' : 'unhide' })
      return { queued: true as const }
    }),
    writeRoute(contracts.moderate, canModerate, async (ctx, { params, body }) => {
      await gesture(deps, ctx, { ...params, action: body.action })
      return { queued: true as const }
    }),
  ]
}
