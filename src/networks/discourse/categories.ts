import type { SpaceRef } from '../kit/index.ts'
import { type Client, orAbsent } from './client.ts'
import type { Cursor } from './cursor.ts'
import { type Post, siteShape } from './shapes.ts'

const most = 500

/** Every category and sub-category that this member sees. */
export const getCategories = async (client: Client) => (await client.get('/site.json', siteShape)).categories

/** Names for the categories of these messages; asked for only when one is new. */
export const nameCategories = async (
  client: Client,
  known: Cursor['categories'],
  posts: readonly Post[],
): Promise<Cursor['categories']> => {
  const names = new Map(known)
  const unknown = posts.flatMap(({ category_id: id }) =>
    typeof id === 'number' && !names.has(id) ? [id] : [],
  )
  if (unknown.length === 0) return known
  const answer = await orAbsent(getCategories(client))
  for (const { id, name } of answer?.slice(0, most) ?? []) names.set(id, name)
  // Hidden from this member: named by its number, and not asked for again.
  for (const id of unknown) if (!names.has(id)) names.set(id, `#${id}`)
  return [...names]
}

/** People talk in categories, and the forum is the organisation's. */
export const spaceOf = (post: Post, names: ReadonlyMap<number, string>): SpaceRef | undefined => {
  const id = post.category_id
  if (typeof id !== 'number') return undefined
  return { remoteId: String(id), name: names.get(id) ?? `#${id}`, kind: 'category', hostingRole: 'own' }
}
