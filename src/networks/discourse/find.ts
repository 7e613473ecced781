import {
  type Access,
  type Command,
  type Lookup,
  NetworkError,
  notOffered,
  type Target,
  type Tools,
} from '../kit/index.ts'
import { type Client, openClient, orAbsent } from './client.ts'
import { topicPath } from './context.ts'
import { getPosts } from './inbox.ts'
import { type PreparedReply, type PreparedTopic, postIdOf, readReply, readTopic } from './prepared.ts'
import { sentOf, waiting } from './send.ts'
import { readSettings } from './settings.ts'
import { isGone, isLiked, type Post, pendingShape, postShape, topicShape } from './shapes.ts'

/** More new messages than this in one topic, and a person looks instead. */
const mostLookedAt = 60

const bare = (text: string) =>
  text
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()

/** The forum makes every space a plain one, those of French typography too. */
const same = (a: string | null | undefined, b: string) => typeof a === 'string' && bare(a) === bare(b)

/** Among our messages that wait for a moderator. A forum that does not show them leaves the question open. */
const findWaiting = async (
  client: Client,
  isOurs: (one: { raw_text: string; title: string | null; topic_id: number | null }) => boolean,
): Promise<Lookup> => {
  const path = `/posts/${encodeURIComponent(client.username)}/pending.json`
  const answer = await orAbsent(client.get(path, pendingShape))
  if (!answer) return 'unknown'
  const found = answer.pending_posts.find((one) =>
    isOurs({ ...one, title: one.title ?? null, topic_id: one.topic_id ?? null }),
  )
  return found ? { found: waiting(found.id) } : 'absent'
}

/** The topic under our identifier. The forum refuses a second one under it: `absent` can be promised. */
const findTopic = async (client: Client, { externalId, title, raw }: PreparedTopic): Promise<Lookup> => {
  const location = await client.locate(`/t/external_id/${externalId}.json`)
  if (location === null)
    return findWaiting(client, (one) => same(one.title, title) && same(one.raw_text, raw))
  const id = /\/t\/(?:[^/]+\/)?(\d+)(?:\.json)?(?:[?#]|$)/.exec(location)?.[1]
  if (!id) return 'unknown'
  const topic = await client.get(topicPath(Number(id)), topicShape)
  const first = topic.post_stream.posts.find((post) => post.post_number === 1)
  return first ? { found: sentOf(client.base, { ...first, topic_slug: topic.slug }) } : 'unknown'
}

/** Each number given since is seen: none was moved, hidden or deleted out of our sight. */
const isComplete = (posts: readonly Post[], { highest }: PreparedReply, now: number) => {
  const seen = new Set(posts.map((post) => post.post_number))
  for (let number = highest + 1; number <= now; number++) if (!seen.has(number)) return false
  return true
}

/**
 * Our words among what came into the topic since we prepared. `absent` only when every number given since is accounted
 * for and nothing of ours waits for a moderator.
 */
const findReply = async (client: Client, userId: number, reply: PreparedReply): Promise<Lookup> => {
  const topic = await client.get(topicPath(reply.topicId), topicShape)
  const ids = topic.post_stream.stream.filter((id) => id > reply.newest)
  if (ids.length > mostLookedAt || topic.post_stream.stream.length === 0) return 'unknown'
  const posts = await getPosts(client, topic, ids, { raw: true })
  const ours = posts.find(
    (post) =>
      post.user_id === userId &&
      same(post.raw, reply.raw) &&
      (post.reply_to_post_number ?? 1) === reply.number,
  )
  if (ours) return { found: sentOf(client.base, { ...ours, topic_slug: topic.slug }) }
  if (!isComplete(posts, reply, topic.highest_post_number)) return 'unknown'
  return findWaiting(client, (one) => one.topic_id === reply.topicId && same(one.raw_text, reply.raw))
}

const getTarget = (client: Client, target: Target) =>
  client.get(`/posts/${postIdOf(target.remoteId)}.json`, postShape)

const findDeletion = async (client: Client, target: Target): Promise<Lookup> => {
  try {
    return isGone(await getTarget(client, target)) ? { found: { remoteId: target.remoteId } } : 'absent'
  } catch (error) {
    if (error instanceof NetworkError && error.kind === 'gone')
      return { found: { remoteId: target.remoteId } }
    throw error
  }
}

export const find = async (
  access: Access,
  command: Command,
  prepared: Record<string, unknown>,
  tools: Tools,
): Promise<Lookup> => {
  const client = openClient(access, tools)
  switch (command.action) {
    case 'publish':
      return findTopic(client, readTopic(prepared))
    case 'reply':
      return findReply(client, readSettings(access).userId, readReply(prepared))
    case 'like': {
      const id = postIdOf(command.target.remoteId)
      return isLiked(await getTarget(client, command.target))
        ? { found: { remoteId: `${id}#like` } }
        : 'absent'
    }
    case 'unlike': {
      const { remoteId } = command.target
      return isLiked(await getTarget(client, command.target)) ? 'absent' : { found: { remoteId } }
    }
    case 'delete_own':
    case 'delete_other':
      return findDeletion(client, command.target)
    default:
      throw notOffered(command.action)
  }
}
