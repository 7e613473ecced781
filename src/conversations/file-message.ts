import { sql } from 'kysely'
import { childrenOf, idsBelow, lineOf, type MessageRow, messageByRemoteId } from '../intake/index.ts'
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
  const children = await childrenOf(ctx, message.channel_id, message.remote_id)
  const filed = await placeOf(ctx, message)
  if (filed) await extend(ctx, filed, message, children)
  else await openBranch(ctx, message, children)
}

interface Place {
  conversationId: string
  isMember: boolean
}

/** Where the message is, or where its parent is: a parent that is filed has all its known ancestors with it. */
async function placeOf(ctx: Ctx, message: MessageRow): Promise<Place | null> {
  const parent =
    message.parent_remote_id === null
      ? undefined
      : await messageByRemoteId(ctx, message.channel_id, message.parent_remote_id)
  const links = await ctx.db
    .selectFrom('conversation_message')
    .select(['message_id', 'conversation_id'])
    .where('message_id', 'in', [message.id, ...(parent ? [parent.id] : [])])
    .execute()
  const own = links.find((link) => link.message_id === message.id)
  const found = own ?? links[0]
  return found ? { conversationId: found.conversation_id, isMember: own !== undefined } : null
}

async function extend(ctx: Ctx, place: Place, message: MessageRow, children: MessageRow[]): Promise<void> {
  const id = place.conversationId
  const strays = (await findByBranch(ctx, message.channel_id, remoteIds(children))).filter(
    (one) => one !== id,
  )
  if (place.isMember && strays.length === 0) return
  for (const stray of strays) await merge(ctx, stray, id)
  await join(ctx, id, [message.id, ...(children.length > 0 ? await idsBelow(ctx, message) : [])])
  await recompute(ctx, id)
}

/** Nothing above the message is filed yet: everything known of its branch is, once something in it calls us. */
async function openBranch(ctx: Ctx, message: MessageRow, children: MessageRow[]): Promise<void> {
  const branch = branchOf(await lineOf(ctx, message))
  // Our own post opens nothing; its branches are conversations of their own.
  if (!branch) return
  const { top, members } = branch
  // Conversations that began in this branch, before what links them was known.
  const begun = await findByBranch(ctx, message.channel_id, [...remoteIds(members), ...remoteIds(children)])
  if (begun.length === 0 && message.concerns === 'context') return
  const id = await create(ctx, top, message)
  for (const stray of begun.filter((one) => one !== id)) await merge(ctx, stray, id)
  const below = top.id === message.id && children.length === 0 ? [] : await idsBelow(ctx, top)
  await join(ctx, id, [...new Set([...members.map((member) => member.id), ...below])])
  await recompute(ctx, id)
}

const remoteIds = (messages: readonly MessageRow[]): string[] => messages.map((message) => message.remote_id)

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
