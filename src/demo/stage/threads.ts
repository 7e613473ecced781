import { markMessage, messageByRemoteId, storeMessages } from '../../intake/index.ts'
import type { Ctx } from '../../platform/context/index.ts'
import { newId } from '../../platform/ids/index.ts'
import { type Member, team } from '../world/cast.ts'
import type { Line, Thread } from '../world/thread.ts'
import { type Spoken, saidBy, saidByUs } from './messages.ts'
import type { StagedChannel, StagedChannels } from './open-channels.ts'
import type { Gesture } from './play.ts'
import { minutesBefore, type Stage } from './stage.ts'

/** Over: with our answer, or with our like some minutes after the last line. */
export interface PastThread extends Thread {
  over: 'answered' | { likedAfter: number }
}

export const postIdOf = (key: string, channel: string): string => `demo:post:${key}:${channel}`

const isMember = (name: string): name is Member => (team as readonly string[]).includes(name)

interface Branch {
  stage: Stage
  channel: StagedChannel
  /** Tells the thread from all others. */
  name: string
  thread: Thread
}

const idOf = ({ name }: Branch, at: number): string => `demo:${name}:${at}`
const hourOf = ({ stage }: Branch, line: Line | undefined): Date => minutesBefore(stage, line?.ago ?? 0)

/** A thread still alive: each line comes at its hour, then somebody may take it. */
export function tell(stage: Stage, cast: StagedChannels, thread: Thread, name: string): Gesture[] {
  const channel = cast.get(thread.on)
  if (!channel) return []
  const branch = { stage, channel, name, thread }
  const spoken = thread.lines.map(
    (line, at): Gesture => ({
      at: hourOf(branch, line),
      act: (ctx) => speak(ctx, branch, [at]),
    }),
  )
  return [...spoken, take(branch)]
}

/** A thread that is over: what followed its first line comes at once, when it was closed. */
export function tellPast(stage: Stage, cast: StagedChannels, thread: PastThread, name: string): Gesture[] {
  const channel = cast.get(thread.on)
  if (!channel) return []
  const branch = { stage, channel, name, thread }
  const { lines, over } = thread
  const end = hourOf(branch, lines.at(-1))
  const likedAfter = over === 'answered' ? 0 : over.likedAfter
  return [
    { at: hourOf(branch, lines[0]), act: (ctx) => speak(ctx, branch, [0]) },
    {
      at: new Date(end.getTime() + likedAfter * 60_000),
      async act(ctx) {
        // Takes effect when the conversation is weighed again, by what comes with it.
        const now = ctx.clock.now()
        await row(ctx, branch)
          .set({ closed_at: now, read_at: now, ...assigneeOf(branch) })
          .execute()
        await speak(ctx, branch, [...lines.keys()].slice(1))
        if (over !== 'answered') await like(ctx, branch, idOf(branch, lines.length - 1))
      },
    },
  ]
}

/** Says these lines: theirs as a network gives them, ours as our deliveries leave them. */
async function speak(ctx: Ctx, branch: Branch, lines: readonly number[]): Promise<void> {
  const { channel, thread } = branch
  for (const at of lines) {
    const line = thread.lines[at]
    if (!line) continue
    const ours = isMember(line.by)
    const spoken = spokenOf(branch, line, at)
    const message = ours ? saidByUs(channel, spoken) : saidBy(line.by, spoken)
    const written = ours ? { deliveryId: newId(ctx.clock.now()), by: line.by } : undefined
    await storeMessages(ctx, channel.id, [{ type: 'message', message }], written)
  }
}

function spokenOf(branch: Branch, line: Line, at: number): Spoken {
  const { on, under } = branch.thread
  const post = under && postIdOf(under, on)
  const before = at > 0 ? idOf(branch, at - 1) : undefined
  return {
    ...line,
    remoteId: idOf(branch, at),
    kind: post || before ? 'comment' : 'mention',
    at: hourOf(branch, line),
    parent: before ?? post,
    root: post ?? (before && idOf(branch, 0)),
  }
}

const take = (branch: Branch): Gesture => ({
  at: hourOf(branch, branch.thread.lines.at(-1)),
  async act(ctx) {
    const read_at = branch.thread.read ? branch.stage.now : null
    await row(ctx, branch)
      .set({ read_at, ...assigneeOf(branch) })
      .execute()
  },
})

function assigneeOf({ stage, thread: { given } }: Branch) {
  const assignee = given === 'me' ? stage.owner : given && stage.members[given]
  return { assignee_id: assignee?.id ?? null, assignee_name: assignee?.name ?? null }
}

async function like(ctx: Ctx, { channel }: Branch, remoteId: string): Promise<void> {
  const message = await messageByRemoteId(ctx, channel.id, remoteId)
  if (message) await markMessage(ctx, message.id, { likedByUs: true })
}

const row = (ctx: Ctx, branch: Branch) =>
  ctx.db
    .updateTable('conversation')
    .where('channel_id', '=', branch.channel.id)
    .where('branch_remote_id', '=', idOf(branch, 0))
