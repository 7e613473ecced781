import { sql } from 'kysely'
import { childrenOf, idsBelow, lineOf, type MessageRow } from '../intake/index.ts'
import type { Ctx } from '../platform/context/index.ts'
import { newId } from '../platform/ids/index.ts'
import { merge } from './merge.ts'
import { recompute } from './recompute.ts'
import './schema.ts'

/**
 * Puts a message in its conversation: the branch below a post of ours, or a thread of theirs that calls us.
 * A parent may come after its child: the branches that it joins are then merged. Idempotent, and the same in any order of arrival.
 */
export async function fileMessage(ctx: Ctx, message: MessageRow): Promise<void> {
  const branch = branchOf(await lineOf(ctx, message))
  // Our own post opens nothing; its branches are conversations of their own.
  if (!branch) return
  const existing = await findByBranch(ctx, message.channel_id, [branch.top.remote_id])
  const children = await childrenOf(ctx, message.channel_id, message.remote_id)
  // Conversations that began lower in this branch, before what links them was known.
  const strays = await findByBranch(ctx, message.channel_id, [
    ...branch.members.slice(0, -1).map((member) => member.remote_id),
    ...children.map((child) => child.remote_id).filter((remoteId) => remoteId !== branch.top.remote_id),
  ])
  // Context alone calls nobody: it is filed once something in its branch does.
  if (existing.length === 0 && strays.length === 0 && message.concerns === 'context') return
  const id = existing[0] ?? (await create(ctx, branch.top, message))
  for (const stray of strays) await merge(ctx, stray, id)
  const below =
    existing.length === 0
      ? await idsBelow(ctx, branch.top)
      : children.length > 0
        ? await idsBelow(ctx, message)
        : []
  await join(ctx, id, [...new Set([...branch.members.map((member) => member.id), ...below])])
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

const findByBranch = async (ctx: Ctx, channelId: string, branches: readonly string[]): Promise<string[]> =>
  branches.length === 0
    ? []
    : (
        await ctx.db
          .selectFrom('conversation')
          .select('id')
          .where('channel_id', '=', channelId)
          .where('branch_remote_id', 'in', [...branches])
          .execute()
      ).map((row) => row.id)

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
  const version = sql<number>`(select version + 1 from conversation where workspace_id = ${ctx.workspace.id} and id = ${conversationId})`
  await ctx.db
    .insertInto('conversation_message')
    .values(
      messageIds.map((message_id) => ({
        workspace_id: ctx.workspace.id,
        message_id,
        conversation_id: conversationId,
        since_version: version,
        heard_at: null,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'message_id'])
        .doUpdateSet({ conversation_id: conversationId, since_version: version })
        .where('conversation_message.conversation_id', '<>', conversationId),
    )
    .execute()
}
