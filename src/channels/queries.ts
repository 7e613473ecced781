import type { Selectable } from 'kysely'
import type { Ctx } from '../platform/context/index.ts'
import type { Schema } from '../platform/database/index.ts'
import { refuse } from './refuse.ts'
import './schema.ts'

export type ChannelRow = Selectable<Schema['channel']>

/** More channels than any team can follow; past it the list says so by its length. */
const MOST_CHANNELS = 500

export const listChannels = (ctx: Ctx): Promise<ChannelRow[]> =>
  ctx.db
    .selectFrom('channel')
    .selectAll()
    .where('disconnected_at', 'is', null)
    .orderBy('network')
    .orderBy('handle')
    .limit(MOST_CHANNELS)
    .execute()

/** A connected channel. Throws the 404 refusal. */
export async function loadChannel(ctx: Ctx, id: string): Promise<ChannelRow> {
  const row = await ctx.db
    .selectFrom('channel')
    .selectAll()
    .where('id', '=', id)
    .where('disconnected_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw refuse('notFound', 404)
  return row
}

/** Channels by id, disconnected ones too: what came from them still shows where it came from. */
export async function channelsById(ctx: Ctx, ids: readonly string[]): Promise<Map<string, ChannelRow>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('channel')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
