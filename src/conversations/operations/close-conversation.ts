import { sql } from 'kysely'
import type { Ctx } from '../../platform/context/index.ts'
import { lockConversation, recompute } from '../recompute.ts'
import { refuse } from '../refuse.ts'

/** Everything received until `at` is dealt with. */
export async function closeAt(ctx: Ctx, id: string, at: Date): Promise<void> {
  await ctx.db
    .updateTable('conversation')
    .set({ closed_at: sql<Date>`greatest(closed_at, ${at}::timestamptz)` })
    .where('id', '=', id)
    .execute()
}

async function locked(ctx: Ctx, id: string, version: number | undefined) {
  const conversation = await lockConversation(ctx, id)
  if (!conversation) throw refuse('notFound', 404)
  if (version !== undefined && version !== conversation.version)
    throw refuse('changed', 409, { details: { version: conversation.version } })
  return conversation
}

/** Leaves the queue; a new message of theirs brings it back. */
export async function closeConversation(ctx: Ctx, id: string, version?: number): Promise<void> {
  await locked(ctx, id, version)
  await closeAt(ctx, id, ctx.clock.now())
  await recompute(ctx, id)
}

/** Undoes a close: what waited then waits again, since the same hour. */
export async function reopenConversation(ctx: Ctx, id: string, version?: number): Promise<void> {
  await locked(ctx, id, version)
  await ctx.db.updateTable('conversation').set({ closed_at: null }).where('id', '=', id).execute()
  await recompute(ctx, id)
}

/** Gives to a teammate, or to nobody. `name` is the teammate's, known to the caller. */
export async function assignConversation(
  ctx: Ctx,
  id: string,
  to: { id: string; name: string } | null,
  version?: number,
): Promise<void> {
  await locked(ctx, id, version)
  await ctx.db
    .updateTable('conversation')
    .set({ assignee_id: to?.id ?? null, assignee_name: to?.name ?? null })
    .where('id', '=', id)
    .execute()
  await recompute(ctx, id)
}

/** Seen by the team: the unread mark goes, nothing else. */
export async function markRead(ctx: Ctx, id: string): Promise<void> {
  const changed = await ctx.db
    .updateTable('conversation')
    .set({ read_at: ctx.clock.now() })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('read_at', 'is', null), eb('read_at', '<', eb.ref('last_message_at'))]))
    .executeTakeFirst()
  if (changed.numUpdatedRows > 0n) await ctx.facts.record('conversation.read', id)
}
