import type { Client } from './client.ts'
import type { Cursor, Seen } from './cursor.ts'
import { listOf, type Status, statusShape } from './entities.ts'
import { ownStatusesPath } from './paths.ts'

const lookEverySeconds = 30
const limit = 20

/** A teammate may have answered from a phone. Looked at twice a minute. */
export const ownStatusesDue = ({ ownLookedAt }: Cursor, now: Date): boolean =>
  ownLookedAt === '' || now.getTime() - Date.parse(ownLookedAt) >= lookEverySeconds * 1000

/** Our newest statuses, newest first; boosts of others are left out. */
export const getOwnStatuses = async (client: Client): Promise<Status[]> => {
  const { data } = await client.get(ownStatusesPath(client.settings), listOf(statusShape), {
    limit,
    exclude_reblogs: true,
  })
  return data
}

export const seenOf = (statuses: readonly Status[]): Seen =>
  statuses.map(({ id, edited_at }) => [id, id, edited_at ?? ''])
