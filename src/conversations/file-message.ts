import { childrenOf, lineOf, type MessageRow } from '../intake/index.ts'
import type { Ctx } from '../platform/context/index.ts'
import { newId } from '../platform/ids/index.ts'
import { recompute } from './recompute.ts'
import './schema.ts'

/**
 * Puts a message in its conversation: the branch below a post of ours, or a thread of theirs that calls us.
 * A parent may come after its child: the branches that it joins are then merged. Idempotent.
 */
export async function fileMessage(ctx: Ctx, message: MessageRow): Promise<void> {
  const branch = branchOf(await lineOf(ctx, message))
  // Our own post opens nothing; its branches are conversations of their own.
  if (!branch) return
  const existing = await findByBranch(ctx, message.channel_id, branch.top.remote_id)
  const strays = await straysBelow(ctx, message, existing?.id)
  // Context alone calls nobody: it is filed once something in its branch does.
  if (!existing && strays.length === 0 && message.concerns === 'context') return
  const id = existing?.id ?? (await create(ctx, branch.top, message))
  await join(
    ctx,
    id,
    branch.members.map((member) => member.id),
  )
  for (const stray of strays) await merge(ctx, stray, id)
  await recompute(ctx, id)
}

interface Branch {
  top: MessageRow
  /** From the message up to the top, both included. */
  members: MessageRow[]
}

/** The branch of a line of ancestors; null for a post of ours, which is nobody's branch. */
export function branchOf(line: readonly MessageRow[]): Branch | null {
  const eldest = line.at(-1)
  if (!eldest) return null
  const belowOurPost = eldest.is_ours && eldest.parent_remote_id === null
  const members = belowOurPost ? line.slice(0, -1) : [...line]
  const top = members.at(-1)
  return top ? { top, members } : null
}

const findByBranch = (ctx: Ctx, channelId: string, branchRemoteId: string) =>
  ctx.db
    .selectFrom('conversation')
    .select('id')
    .where('channel_id', '=', channelId)
    .where('branch_remote_id', '=', branchRemoteId)
    .executeTakeFirst()

/** Conversations that began at a child of this message, before it was known. */
async function straysBelow(ctx: Ctx, message: MessageRow, own: string | undefined): Promise<string[]> {
  const children = await childrenOf(ctx, message.channel_id, message.remote_id)
  if (children.length === 0) return []
  const rows = await ctx.db
    .selectFrom('conversation')
    .select('id')
    .where('channel_id', '=', message.channel_id)
    .where(
      'branch_remote_id',
      'in',
      children.map((child) => child.remote_id),
    )
    .execute()
  return rows.map((row) => row.id).filter((id) => id !== own)
}

async function create(ctx: Ctx, top: MessageRow, message: MessageRow): Promise<string> {
  const made = await ctx.db
    .insertInto('conversation')
    .values({
      workspace_id: ctx.workspace.id,
      id: newId(ctx.clock.now()),
      channel_id: top.channel_id,
      branch_remote_id: top.remote_id,
      root_remote_id: top.root_remote_id,
      visibility: top.visibility,
      state: 'closed',
      last_message_at: message.sent_at,
      created_at: ctx.clock.now(),
    })
    // Another process files a sibling at the same moment.
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'channel_id', 'branch_remote_id'])
        .doUpdateSet({ root_remote_id: top.root_remote_id }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return made.id
}

async function join(ctx: Ctx, conversationId: string, messageIds: readonly string[]): Promise<void> {
  await ctx.db
    .insertInto('conversation_message')
    .values(
      messageIds.map((message_id) => ({
        workspace_id: ctx.workspace.id,
        message_id,
        conversation_id: conversationId,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'message_id']).doUpdateSet({ conversation_id: conversationId }),
    )
    .execute()
}

/** Everything of `from` goes to `into`; what somebody decided about it is kept where `into` has no decision. */
async function merge(ctx: Ctx, from: string, into: string): Promise<void> {
  await ctx.db
    .updateTable('conversation_message')
    .set({ conversation_id: into })
    .where('conversation_id', '=', from)
    .execute()
  await ctx.db
    .updateTable('answer')
    .set({ conversation_id: into })
    .where('conversation_id', '=', from)
    .execute()
  const stray = await ctx.db
    .deleteFrom('conversation')
    .where('id', '=', from)
    .returning(['assignee_id', 'assignee_name', 'closed_at'])
    .executeTakeFirst()
  if (stray?.assignee_id)
    await ctx.db
      .updateTable('conversation')
      .set({ assignee_id: stray.assignee_id, assignee_name: stray.assignee_name })
      .where('id', '=', into)
      .where('assignee_id', 'is', null)
      .execute()
  await ctx.facts.record('conversation.merged', from, { into })
}
