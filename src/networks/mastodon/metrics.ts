import { type Access, NetworkError, type PostMetrics, type Tools } from '../kit/index.ts'
import { type Client, openClient } from './client.ts'
import { listOf, type Status, statusShape } from './entities.ts'
import { statusPath } from './paths.ts'
import { canAskMany } from './settings.ts'

const one = async (client: Client, id: string): Promise<Status[]> => {
  try {
    return [(await client.get(statusPath(id), statusShape)).data]
  } catch (error) {
    if (error instanceof NetworkError && error.kind === 'gone') return []
    throw error
  }
}

const oneByOne = async (client: Client, ids: readonly string[]): Promise<Status[]> => {
  const found: Status[] = []
  for (const id of ids) found.push(...(await one(client, id)))
  return found
}

/** Counters as our server knows them; a deleted status is missing from the answer. Views are not counted. */
export const metrics = async (
  access: Access,
  remoteIds: string[],
  tools: Tools,
): Promise<Map<string, PostMetrics>> => {
  const client = openClient(access, tools)
  const statuses = canAskMany(client.settings)
    ? (await client.get('/api/v1/statuses', listOf(statusShape), { id: remoteIds })).data
    : await oneByOne(client, remoteIds)
  return new Map(
    statuses.map((status) => [
      status.id,
      {
        likes: status.favourites_count ?? null,
        replies: status.replies_count ?? null,
        shares: status.reblogs_count ?? null,
        quotes: status.quotes_count ?? null,
        views: null,
      },
    ]),
  )
}
