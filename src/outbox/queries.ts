import type { Selectable } from 'kysely'
import type { Ctx } from '../platform/context/index.ts'
import type { Schema } from '../platform/database/index.ts'
import './schema.ts'

export type DeliveryRow = Selectable<Schema['delivery']>

export const loadDelivery = (ctx: Ctx, id: string): Promise<DeliveryRow | undefined> =>
  ctx.db.selectFrom('delivery').selectAll().where('id', '=', id).executeTakeFirst()

/** How many deliveries past their hour wait for each channel to be usable again. */
export async function heldByChannel(ctx: Ctx): Promise<Map<string, number>> {
  const rows = await ctx.db
    .selectFrom('delivery')
    .innerJoin('outbox_hold', 'outbox_hold.channel_id', 'delivery.channel_id')
    .select(['delivery.channel_id', (count) => count.fn.countAll<number>().as('held')])
    .where('delivery.state', '=', 'due')
    .where('delivery.due_at', '<=', ctx.clock.now())
    .where('outbox_hold.until', '>', ctx.clock.now())
    .groupBy('delivery.channel_id')
    .execute()
  return new Map(rows.map((row) => [row.channel_id, row.held]))
}
