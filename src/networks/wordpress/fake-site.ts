import type { Fetch } from '../kit/conformance/index.ts'
import type { Comment } from './shapes.ts'

export const root = 'https://blog.test/wp-json/'
export const account = { remoteId: 'https://blog.test#user-1', handle: 'blog.test', name: 'Blog' }
export const settings = { root, home: 'https://blog.test', siteName: 'Blog', userId: 1 }
export const secret = { user: 'ines', applicationPassword: 'abcd efgh' }

export const aComment = (id: number, change: Partial<Comment> = {}): Comment => ({
  id,
  post: 7,
  parent: 0,
  author: 0,
  author_name: 'Nadia',
  author_email: 'nadia@example.test',
  author_url: '',
  author_avatar_urls: {},
  date_gmt: '2026-11-21T10:00:00',
  content: { raw: `commentaire ${id}`, rendered: '' },
  link: `https://blog.test/?p=7#comment-${id}`,
  status: 'approved',
  ...change,
})

const article = {
  id: 7,
  date_gmt: '2026-11-20T10:00:00',
  modified_gmt: '2026-11-20T10:00:00',
  status: 'publish',
  link: 'https://blog.test/?p=7',
  title: { raw: 'La tomme', rendered: 'La tomme' },
  content: { raw: 'Six semaines.', rendered: '<p>Six semaines.</p>' },
}

/** A site that answers as WordPress does to what `read` asks; its comments are in `comments`, to be changed at will. */
export const fakeSite = () => {
  const comments = new Map<number, Comment>()
  const calls: string[] = []
  const listed = (query: URLSearchParams) => {
    const offset = Number(query.get('offset'))
    const all = [...comments.values()].sort((a, b) => b.id - a.id)
    return all.slice(offset, offset + Number(query.get('per_page')))
  }
  const answer = (path: string, query: URLSearchParams): unknown => {
    if (path === 'wp/v2/comments') return listed(query)
    if (path.startsWith('wp/v2/comments/')) return comments.get(Number(path.slice('wp/v2/comments/'.length)))
    return path === 'wp/v2/posts' && query.has('include') ? [article] : []
  }
  const fetch: Fetch = async (input, init) => {
    const url = new URL(new Request(input, init).url)
    const path = url.pathname.replace('/wp-json/', '')
    calls.push(`${path}${url.searchParams.has('offset') ? ` ${url.searchParams.get('offset')}` : ''}`)
    const found = answer(path, url.searchParams)
    return found === undefined
      ? Response.json({ code: 'rest_comment_invalid_id', message: 'Invalid comment ID.' }, { status: 404 })
      : Response.json(found)
  }
  return { comments, calls, fetch }
}
