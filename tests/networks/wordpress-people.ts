import type { WordPressSite } from './servers/index.ts'

/** What is read of an article, a comment or a picture. */
interface Answer {
  id: number
  status: string
  title: { raw: string }
  content: { rendered: string }
  featured_media: number
  alt_text: string
}

/** Those who write on a site without Parvis, in plain HTTP, and what anybody sees there. */
export interface People {
  /** An article that can be commented. */
  article: number
  /** The administrator asks the REST API. Rejects when it refuses. */
  ask(method: string, path: string, body?: object): Promise<Answer>
  /** A visitor comments the article; gives the comment's number. */
  says(content: string, more?: object): Promise<number>
  /** Whether somebody who is not signed in can read a comment. */
  publicly(id: number): Promise<boolean>
}

const visitor = { author_name: 'Nadia', author_email: 'nadia@example.test' }

export const peopleOf = async (site: WordPressSite): Promise<People> => {
  const ask: People['ask'] = async (method, path, body) => {
    const response = await fetch(`${site.url}/?rest_route=/wp/v2/${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        authorization: `Basic ${btoa(`${site.user}:${site.applicationPassword}`)}`,
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  // A site that does not live in UTC: its dates must not move.
  await ask('POST', 'settings', { timezone: 'America/Bogota' })
  const post = { title: 'La tomme', content: 'Six semaines.', status: 'publish' }
  const { id: article } = await ask('POST', 'posts', post)
  return {
    article,
    ask,
    says: async (content, more = {}) =>
      (await ask('POST', 'comments', { post: article, content, ...visitor, ...more })).id,
    publicly: async (id) => (await fetch(`${site.url}/wp-json/wp/v2/comments/${id}`)).status === 200,
  }
}
