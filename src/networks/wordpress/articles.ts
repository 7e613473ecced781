import { z } from 'zod'
import type { Incoming } from '../kit/index.ts'
import type { ConnectedSite } from './client.ts'
import type { Cursor } from './cursor.ts'
import { postId } from './ids.ts'
import { mapPost, type View } from './map.ts'
import { type Comment, type Post, post, postFields } from './shapes.ts'

const lookEverySeconds = 60
const pageSize = 50
const posts = z.array(post)

const ask = async (site: ConnectedSite, type: 'posts' | 'pages', query: Record<string, string>) =>
  (
    await site.ask(posts, {
      path: `wp/v2/${type}`,
      query: { context: 'edit', _fields: postFields, per_page: '100', ...query },
    })
  ).value

/** What comments stand under: articles, else pages. Other contents of plugins are left out, and so is their title. */
export const articlesOf = async (site: ConnectedSite, comments: readonly Comment[]): Promise<Post[]> => {
  const wanted = new Set(comments.map((one) => one.post).filter((id) => id > 0))
  if (wanted.size === 0) return []
  const query = (ids: Set<number>) => ({ include: [...ids].join(','), status: 'any' })
  const found = await ask(site, 'posts', query(wanted))
  for (const { id } of found) wanted.delete(id)
  return wanted.size === 0 ? found : [...found, ...(await ask(site, 'pages', query(wanted)))]
}

export const articleEvent = (one: Post, view: View): Incoming => ({
  type: 'message',
  message: mapPost(one, view),
})

/** Our articles that changed since we last looked, a minute ago: also written by others, on the site itself. */
export const changedArticles = async (
  site: ConnectedSite,
  { articles }: Cursor,
  view: View,
): Promise<{ events: Incoming[]; articles: Cursor['articles'] }> => {
  const at = view.now.toISOString()
  const isDue = !articles.at || view.now.getTime() - Date.parse(articles.at) >= lookEverySeconds * 1000
  if (!isDue) return { events: [], articles }
  const found = await ask(site, 'posts', {
    status: 'publish,trash',
    orderby: 'modified',
    order: 'asc',
    modified_after: articles.changed,
    per_page: String(pageSize),
  })
  const changed = found.reduce((latest, { modified_gmt }) => {
    const time = Date.parse(`${modified_gmt}Z`)
    return Number.isNaN(time) ? latest : ([latest, new Date(time).toISOString()].sort()[1] ?? latest)
  }, articles.changed)
  const events = found.map(
    (one): Incoming =>
      one.status === 'trash'
        ? { type: 'deleted', remoteId: postId(one.id), at }
        : { type: 'message', message: mapPost(one, view), restored: true },
  )
  // A full page: the rest is read the next time, at once.
  return { events, articles: { changed, at: found.length < pageSize ? at : '' } }
}
