import type { IncomingMessage } from '../kit/index.ts'
import { type Client, orAbsent } from './client.ts'
import { topicPath } from './context.ts'
import type { Cursor } from './cursor.ts'
import { mapPost, type View } from './map.ts'
import { inboxShape, isGone, type Post, type Topic, topicPostsShape, topicShape } from './shapes.ts'

const lookEverySeconds = 30
const topicsPerLook = 5
/** Newest messages read of one private topic; ids in one request. */
const mostNew = 60
const chunk = 20
const rememberedTopics = 100

type Known = Cursor['inbox'][number]

/** The messages of a topic with these ids, the text as written when `raw`. */
export const getPosts = async (
  client: Client,
  topic: Topic,
  ids: readonly number[],
  options: { raw?: boolean } = {},
): Promise<Post[]> => {
  const near = options.raw ? [] : topic.post_stream.posts
  const found = near.filter((post) => ids.includes(post.id))
  const left = ids.filter((id) => !found.some((post) => post.id === id))
  for (let from = 0; from < left.length; from += chunk) {
    const query = {
      post_ids: left.slice(from, from + chunk),
      ...(options.raw ? { include_raw: 'true' } : {}),
    }
    const answer = await client.get(`/t/${topic.id}/posts.json`, topicPostsShape, query)
    found.push(...answer.post_stream.posts)
  }
  return found
}

const readTopic = async (client: Client, id: number, newest: number, view: View) => {
  const topic = await orAbsent(client.get(topicPath(id), topicShape))
  if (!topic) return { messages: [], newest }
  const { stream } = topic.post_stream
  const rootId = stream[0]
  const ids = stream.filter((one) => one > newest).slice(-mostNew)
  const posts = (await getPosts(client, topic, ids)).filter((post) => post.post_type <= 2 && !isGone(post))
  const placed = new Map([...topic.post_stream.posts, ...posts].map((post) => [post.post_number, post.id]))
  const messages = posts.map((post) => {
    const parentId = post.reply_to_post_number ? placed.get(post.reply_to_post_number) : undefined
    return mapPost(
      { ...post, topic_slug: topic.slug },
      {
        ...view,
        isPrivate: true,
        title: topic.title,
        ...(rootId === undefined ? {} : { rootId }),
        ...(parentId === undefined ? {} : { parentId }),
      },
    )
  })
  return { messages, newest: Math.max(newest, ...stream) }
}

/** What is new in the private messages that this member received. Looked at twice a minute. */
export const readInbox = async (
  client: Client,
  cursor: Cursor,
  view: View,
): Promise<{ messages: IncomingMessage[]; inbox: Known[]; inboxLookedAt: string }> => {
  const { inbox, inboxLookedAt, since } = cursor
  const { now } = view
  const isDue = inboxLookedAt === '' || now.getTime() - Date.parse(inboxLookedAt) >= lookEverySeconds * 1000
  if (!isDue) return { messages: [], inbox, inboxLookedAt }
  const path = `/topics/private-messages/${encodeURIComponent(client.username)}.json`
  // A forum may do without private messages, or keep them from newcomers.
  const answer = await orAbsent(client.get(path, inboxShape))
  const known = new Map(inbox.map(([topic, highest, newest]) => [topic, { highest, newest }]))
  const due = (answer?.topic_list.topics ?? []).filter(
    (topic) =>
      topic.highest_post_number > (known.get(topic.id)?.highest ?? 0) &&
      (topic.last_posted_at ?? '') >= since,
  )
  const messages: IncomingMessage[] = []
  for (const { id, highest_post_number: highest } of due.slice(0, topicsPerLook)) {
    const topic = await readTopic(client, id, known.get(id)?.newest ?? 0, view)
    messages.push(...topic.messages)
    known.delete(id)
    known.set(id, { highest, newest: topic.newest })
  }
  return {
    messages,
    inbox: [...known]
      .map(([id, { highest, newest }]): Known => [id, highest, newest])
      .slice(-rememberedTopics),
    // What is left waits for the next read, not for the next half-minute.
    inboxLookedAt: due.length > topicsPerLook ? '' : now.toISOString(),
  }
}
