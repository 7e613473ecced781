import { z } from 'zod'
import type { Incoming } from '../kit/index.ts'
import type { ConnectedSite } from './client.ts'
import { type Cursor, gone, type Met, remember } from './cursor.ts'
import { codeOf } from './errors.ts'
import { commentId } from './ids.ts'
import { isThere, mapComment, markOf, type View } from './map.ts'
import { type Comment, comment, commentFields } from './shapes.ts'

const pageSize = 100
/** Comments that left the list are asked one by one before they are called deleted; the others wait for the next reading. */
const checkedAtOnce = 10

export interface Page extends Met {
  comments: Comment[]
}

/** A page of all comments, also those held, refused or in the trash, the newest first. */
export const commentsFrom = async (site: ConnectedSite, offset: number): Promise<Page> => {
  const { value: comments } = await site.ask(z.array(comment), {
    path: 'wp/v2/comments',
    query: {
      context: 'edit',
      status: 'any',
      orderby: 'id',
      order: 'desc',
      per_page: String(pageSize),
      offset: String(offset),
      _fields: commentFields,
    },
  })
  return {
    offset,
    comments,
    ids: comments.map(({ id }) => id),
    oldest: comments.map(({ date_gmt }) => `${date_gmt}Z`).sort()[0] ?? '',
    isLast: comments.length < pageSize,
  }
}

export interface News {
  /** To tell, the oldest first. */
  comments: Comment[]
  events: Incoming[]
  seen: Cursor['seen']
}

/** Those that should be on the page and are not. Pages are whole: a number between two others cannot be elsewhere. */
const missingFrom = (page: Page, seen: Cursor['seen']): number[] => {
  const ids = new Set(page.ids)
  const highest = page.offset === 0 ? Number.POSITIVE_INFINITY : (page.ids[0] ?? 0)
  const lowest = page.isLast && page.offset === 0 ? 0 : (page.ids.at(-1) ?? Number.POSITIVE_INFINITY)
  return seen
    .filter(([id, mark]) => mark !== gone && id >= lowest && id <= highest && !ids.has(id))
    .map(([id]) => id)
}

const isDeleted = async (site: ConnectedSite, id: number): Promise<boolean> => {
  try {
    const query = { context: 'edit', _fields: commentFields }
    const { value } = await site.ask(comment, { path: `wp/v2/comments/${id}`, query })
    return !isThere(value)
  } catch (error) {
    if (codeOf(error) === 'rest_comment_invalid_id') return true
    throw error
  }
}

/** What a page says that was not known: new comments, changed ones, those that left and those that came back. */
export const newsOf = async (
  site: ConnectedSite,
  page: Page,
  seen: Cursor['seen'],
  view: View,
): Promise<News> => {
  const known = new Map(seen)
  const at = view.now.toISOString()
  const deleted = (id: number): Incoming => ({ type: 'deleted', remoteId: commentId(id), at })
  const told = page.comments.filter((one) => isThere(one) && known.get(one.id) !== markOf(one)).reverse()
  const left = page.comments.filter((one) => !isThere(one) && known.has(one.id) && known.get(one.id) !== gone)
  const erased: number[] = []
  for (const id of missingFrom(page, seen).slice(0, checkedAtOnce))
    if (await isDeleted(site, id)) erased.push(id)
  const met = page.comments.map((one) => [one.id, isThere(one) ? markOf(one) : gone] as const)
  return {
    comments: told,
    events: [
      ...told.map((one): Incoming => {
        const restored = known.get(one.id) === gone
        return { type: 'message', message: mapComment(one, view), ...(restored && { restored: true }) }
      }),
      ...left.map(({ id }) => deleted(id)),
      ...erased.map(deleted),
    ],
    seen: remember(seen, met, new Set(erased)),
  }
}
