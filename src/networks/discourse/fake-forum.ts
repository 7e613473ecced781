import type { Fetch } from '../kit/conformance/index.ts'
import { type APost, aPost, aTopic, json, member, us } from './fixtures/forum.ts'

const pageSize = 50

/** A forum in memory that answers what a reader asks. */
export const fakeForum = (posts: APost[] = []) => {
  const calls: string[] = []
  const answer = (body: unknown, status = 200) =>
    new Response(JSON.stringify(body), { status, headers: json })
  const visible = () => posts.filter((post) => post.deleted_at === null)
  const inTopic = (topic: number) =>
    visible()
      .filter((post) => post.topic_id === topic)
      .sort((a, b) => a.post_number - b.post_number)
  const routes: [RegExp, (found: RegExpExecArray, query: URLSearchParams) => unknown][] = [
    [
      /^\/posts\.json$/,
      (_, query) => {
        const before = Number(query.get('before') ?? Number.POSITIVE_INFINITY)
        const older = visible().filter((post) => post.id < before)
        return { latest_posts: older.sort((a, b) => b.id - a.id).slice(0, pageSize) }
      },
    ],
    [
      /^\/posts\/by_number\/(\d+)\/(\d+)\.json$/,
      ([, topic, number]) => inTopic(Number(topic)).find((post) => post.post_number === Number(number)),
    ],
    [/^\/posts\/(\d+)\.json$/, ([, id]) => visible().find((post) => post.id === Number(id))],
    [
      /^\/t\/(\d+)\.json$/,
      ([, id]) => {
        const all = inTopic(Number(id))
        if (all.length === 0) return undefined
        const stream = all.map((post) => post.id)
        return aTopic(Number(id), all, { post_stream: { posts: all.slice(0, 20), stream } })
      },
    ],
    [
      /^\/t\/(\d+)\/posts\.json$/,
      ([, id], query) => ({
        post_stream: {
          posts: inTopic(Number(id)).filter((post) => query.getAll('post_ids[]').includes(String(post.id))),
        },
      }),
    ],
    [/^\/site\.json$/, () => ({ categories: [{ id: 5, name: 'Entraide', slug: 'entraide' }] })],
    [/^\/topics\/private-messages\//, () => ({ topic_list: { topics: [] } })],
    [/^\/posts\/valcombe\/pending\.json$/, () => ({ pending_posts: [] })],
  ]
  const fetch: Fetch = async (input, init) => {
    const request = new Request(input, { ...init, signal: null })
    const { pathname, searchParams } = new URL(request.url)
    calls.push(`${request.method} ${pathname}`)
    for (const [pattern, route] of routes) {
      const found = pattern.exec(pathname)
      const body = found && route(found, searchParams)
      if (body) return answer(body)
    }
    return answer({ errors: ['not found'], error_type: 'not_found' }, 404)
  }
  /** Writes a message; `number` follows the topic. */
  const write = (id: number, topic: number, more: Partial<Parameters<typeof aPost>[0]> = {}) => {
    const number =
      Math.max(0, ...posts.filter((post) => post.topic_id === topic).map((post) => post.post_number)) + 1
    const post = aPost({ id, topic, number, by: id % 5 === 0 ? us : member, ...more })
    posts.push(post)
    return post
  }
  return { fetch, calls, posts, write }
}
