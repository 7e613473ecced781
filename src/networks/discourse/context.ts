import { type Client, orAbsent } from './client.ts'
import type { Cursor } from './cursor.ts'
import { type Post, postShape, type Topic, topicShape } from './shapes.ts'

/** Look-ups around new messages in one read: a key may ask 60 times a minute. */
const mostLookups = 12

export const topicPath = (id: number): string => `/t/${id}.json`

const place = (topic: number, number: number) => `${topic}:${number}`

export interface Around {
  /** The messages whose surroundings are known; the others are left for the next read. */
  ready: Post[]
  roots: Map<number, number>
  /** Told besides, so that an answer can be understood. */
  context: Post[]
  parentOf(post: Post): number | undefined
  titles: Map<number, string>
}

/** Names each message by topic and number: that is how Discourse says whom a message answers. */
const placesOf = (cursor: Cursor, posts: readonly Post[]) =>
  new Map([
    ...cursor.known.map(([id, , topic, number]) => [place(topic, number), id] as const),
    ...posts.map((post) => [place(post.topic_id, post.post_number), post.id] as const),
  ])

/** The first messages and the messages answered, as far as one read may ask for them. */
export const lookAround = async (
  client: Client,
  cursor: Cursor,
  wanted: readonly Post[],
  page: readonly Post[],
): Promise<Around> => {
  const places = placesOf(cursor, page)
  const roots = new Map(cursor.topics)
  const titles = new Map<number, string>()
  const context = new Map<number, Post>()
  const without = new Set<number>()
  const unreachable = new Set<string>()
  let left = mostLookups

  const learn = (topic: Topic) => {
    titles.set(topic.id, topic.title)
    for (const post of topic.post_stream.posts) {
      places.set(place(topic.id, post.post_number), post.id)
      if (post.post_number === 1) {
        roots.set(topic.id, post.id)
        context.set(post.id, {
          ...post,
          topic_title: topic.title,
          topic_slug: topic.slug,
          category_id: topic.category_id,
        })
      }
    }
  }
  const rootKnown = async ({ topic_id, post_number, id }: Post): Promise<boolean> => {
    if (post_number === 1) roots.set(topic_id, id)
    const opening = places.get(place(topic_id, 1))
    if (opening !== undefined) roots.set(topic_id, opening)
    if (roots.has(topic_id) || without.has(topic_id)) return true
    if (left-- <= 0) return false
    const topic = await orAbsent(client.get(topicPath(topic_id), topicShape))
    if (topic) learn(topic)
    if (!roots.has(topic_id)) without.add(topic_id)
    return true
  }
  const parentKnown = async ({ topic_id, reply_to_post_number: number }: Post): Promise<boolean> => {
    if (!number || number === 1) return true
    const name = place(topic_id, number)
    if (places.has(name) || unreachable.has(name)) return true
    if (left-- <= 0) return false
    const parent = await orAbsent(client.get(`/posts/by_number/${topic_id}/${number}.json`, postShape))
    if (!parent) unreachable.add(name)
    else {
      places.set(name, parent.id)
      context.set(parent.id, parent)
    }
    return true
  }

  const ready: Post[] = []
  for (const post of wanted) {
    if ((await rootKnown(post)) && (await parentKnown(post))) ready.push(post)
  }
  const told = new Set(wanted.map((post) => post.id))
  return {
    ready,
    roots,
    titles,
    context: [...context.values()].filter((post) => !told.has(post.id)),
    parentOf: ({ topic_id, reply_to_post_number: number }) =>
      number ? places.get(place(topic_id, number)) : undefined,
  }
}
