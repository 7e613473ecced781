import type { Access, Incoming, ReadBatch, Tools } from '../kit/index.ts'
import { articleEvent, articlesOf, changedArticles } from './articles.ts'
import { openSite } from './client.ts'
import { commentsFrom, newsOf } from './comments.ts'
import { type Cursor, caughtUpBy, overlap, parseCursor, remembered } from './cursor.ts'
import { ofConnectedSite } from './errors.ts'
import type { View } from './map.ts'

const sweepEverySeconds = 60
const pageSize = 100

/** Each message once in a batch: what was read last is what counts. */
const lastOfEach = (events: Incoming[]): Incoming[] => [
  ...new Map(
    events.map((event) => [event.type === 'message' ? event.message.remoteId : event.remoteId, event]),
  ).values(),
]

/** The older page whose turn has come; `undefined` when there is none, or when it is too soon. */
const sweepOf = ({ sweep, seen }: Cursor, now: Date): number | undefined => {
  if (seen.length <= pageSize || now.getTime() - Date.parse(sweep.at) < sweepEverySeconds * 1000)
    return undefined
  const next = sweep.offset + pageSize - overlap
  return next + pageSize > remembered || next >= seen.length ? pageSize - overlap : next
}

const readSite = async (access: Access, from: string | null, tools: Tools): Promise<ReadBatch> => {
  const site = openSite(access, tools)
  const now = tools.now()
  const view: View = { account: access.account, settings: site.settings, now }
  const cursor = parseCursor(from, now)

  const page = await commentsFrom(site, cursor.catchUp?.offset ?? 0)
  const news = await newsOf(site, page, cursor.seen, view)
  const { top, catchUp } = caughtUpBy(cursor, page)
  let { seen } = news
  const comments = [...news.comments]
  const events = [...news.events]
  let { sweep } = cursor
  const older = catchUp || cursor.catchUp ? undefined : sweepOf(cursor, now)
  if (older !== undefined) {
    const swept = await newsOf(site, await commentsFrom(site, older), seen, view)
    comments.push(...swept.comments)
    events.unshift(...swept.events)
    seen = swept.seen
    sweep = { offset: older, at: now.toISOString() }
  }
  const changed = await changedArticles(site, cursor, view)
  const around = await articlesOf(site, comments)
  const next: Cursor = {
    v: 1,
    seen,
    top,
    floor: cursor.floor,
    sweep,
    articles: changed.articles,
    ...(catchUp && { catchUp }),
  }
  return {
    events: lastOfEach([...around.map((one) => articleEvent(one, view)), ...changed.events, ...events]),
    cursor: JSON.stringify(next),
    more: catchUp !== undefined || (changed.articles.at === '' && changed.events.length > 0),
  }
}

/** One page of what is new. When nothing is, it costs one call, and one more a minute for the articles. */
export const read = (access: Access, from: string | null, tools: Tools): Promise<ReadBatch> =>
  readSite(access, from, tools).catch(ofConnectedSite)
