import { type Selectable, sql } from 'kysely'
import type { Ctx } from '../platform/context/index.ts'
import type { Schema } from '../platform/database/index.ts'
import { refuse } from './refuse.ts'
import './schema.ts'

export type PostRow = Selectable<Schema['post']>
export type VariantRow = Selectable<Schema['variant']>
export type MediaRow = Selectable<Schema['media']>

export interface PostFilter {
  state: 'all' | 'draft' | 'scheduled' | 'published' | 'problems'
  from?: string | undefined
  to?: string | undefined
  cursor?: string | undefined
  limit: number
}

const having = {
  all: sql<boolean>`true`,
  draft: sql<boolean>`scheduled_at is null`,
  scheduled: sql<boolean>`exists (select 1 from variant v where v.workspace_id = post.workspace_id and v.post_id = post.id and v.state in ('scheduled', 'sending'))`,
  published: sql<boolean>`exists (select 1 from variant v where v.workspace_id = post.workspace_id and v.post_id = post.id and v.state = 'published')`,
  problems: sql<boolean>`exists (select 1 from variant v where v.workspace_id = post.workspace_id and v.post_id = post.id and v.state in ('failed', 'unknown'))`,
}

/** Drafts count as the far future: what has no date comes first, then the latest date. */
const place = sql<Date>`coalesce(scheduled_at, updated_at + interval '100 years')`

export async function listPosts(
  ctx: Ctx,
  filter: PostFilter,
): Promise<{ rows: PostRow[]; next: string | null }> {
  const [time, id] = filter.cursor?.split(',') ?? []
  let query = ctx.db
    .selectFrom('post')
    .selectAll()
    .select(place.as('place'))
    .where(having[filter.state])
    .orderBy(place, 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit + 1)
  if (filter.from) query = query.where('scheduled_at', '>=', new Date(filter.from))
  if (filter.to) query = query.where('scheduled_at', '<', new Date(filter.to))
  if (time && id && !Number.isNaN(Date.parse(time)) && /^[0-9a-f-]{36}$/.test(id))
    query = query.where(sql<boolean>`(${place}, id) < (${new Date(time)}, ${id}::uuid)`)
  const rows = await query.execute()
  const page = rows.slice(0, filter.limit)
  const last = page.at(-1)
  return {
    rows: page,
    next: rows.length > filter.limit && last ? `${last.place.toISOString()},${last.id}` : null,
  }
}

/** The post, locked against another change until the end of the transaction. */
export async function lockPost(ctx: Ctx, id: string): Promise<PostRow> {
  const row = await ctx.db.selectFrom('post').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw refuse('notFound', 404)
  return row
}

export async function loadPost(ctx: Ctx, id: string): Promise<PostRow> {
  const row = await ctx.db.selectFrom('post').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw refuse('notFound', 404)
  return row
}

export const variantsOf = (ctx: Ctx, postIds: readonly string[]): Promise<VariantRow[]> =>
  postIds.length === 0
    ? Promise.resolve([])
    : ctx.db
        .selectFrom('variant')
        .selectAll()
        .where('post_id', 'in', [...postIds])
        .orderBy('id')
        .execute()

export async function mediaById(ctx: Ctx, ids: readonly string[]): Promise<Map<string, MediaRow>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('media')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
