import { deliveryTurns, loadDelivery } from '../outbox/index.ts'
import type { Reaction } from '../platform/facts/index.ts'
import type { VariantRow } from './queries.ts'
import type { VariantTrouble } from './schema.ts'

const stateOfDelivery = {
  due: 'scheduled',
  sending: 'sending',
  sent: 'published',
  rejected: 'failed',
  unknown: 'unknown',
  cancelled: 'cancelled',
} as const satisfies Record<string, VariantRow['state']>

const FIRST_FIGURES_MS = 3600 * 1000

/** A variant lives as its delivery does. */
const followVariant: Reaction = {
  name: 'publishing.follow-variant',
  on: deliveryTurns,
  async run(ctx, fact) {
    const delivery = await loadDelivery(ctx, fact.subject)
    if (delivery?.origin !== 'publishing.variant') return
    const trouble: VariantTrouble | null = delivery.trouble && {
      kind: delivery.trouble.kind,
      said: delivery.trouble.said,
    }
    const sent = delivery.state === 'sent'
    const variant = await ctx.db
      .updateTable('variant')
      .set({
        state: stateOfDelivery[delivery.state],
        trouble: trouble && JSON.stringify(trouble),
        ...(sent && {
          remote_id: delivery.remote_id,
          url: delivery.url,
          published_at: delivery.done_at,
          next_metrics_at: new Date((delivery.done_at ?? ctx.clock.now()).getTime() + FIRST_FIGURES_MS),
        }),
      })
      .where('id', '=', delivery.subject)
      .where('delivery_id', '=', delivery.id)
      .returning('post_id')
      .executeTakeFirst()
    if (variant)
      await ctx.facts.record(sent ? 'post.published' : 'post.changed', variant.post_id, {
        variantId: delivery.subject,
      })
  },
}

export const publishingReactions: Reaction[] = [followVariant]
