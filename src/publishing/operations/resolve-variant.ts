import { resolveDelivery } from '../../outbox/index.ts'
import type { Ctx } from '../../platform/context/index.ts'
import { lockPost, variantsOf } from '../queries.ts'
import { refuse } from '../refuse.ts'

const outcomes = { retry: 'retry', published: 'sent', drop: 'drop' } as const
const states = { retry: 'scheduled', published: 'published', drop: 'cancelled' } as const

/** A person says what became of a failed or unknown variant. 409 when that is known by now. */
export async function resolveVariant(
  ctx: Ctx,
  input: { postId: string; variantId: string; outcome: keyof typeof outcomes; url?: string | undefined },
): Promise<void> {
  await lockPost(ctx, input.postId)
  const variant = (await variantsOf(ctx, [input.postId])).find((one) => one.id === input.variantId)
  if (!variant?.delivery_id) throw refuse('notFound', 404)
  if (!(await resolveDelivery(ctx, variant.delivery_id, outcomes[input.outcome], input.url)))
    throw refuse('tooLate', 409)
  await ctx.db
    .updateTable('variant')
    .set({
      state: states[input.outcome],
      trouble: null,
      ...(input.outcome === 'published' && { published_at: ctx.clock.now(), url: input.url ?? variant.url }),
    })
    .where('id', '=', variant.id)
    .execute()
  await ctx.facts.record('post.changed', input.postId)
}
