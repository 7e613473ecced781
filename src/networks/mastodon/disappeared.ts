import { NetworkError } from '../kit/index.ts'
import type { Client } from './client.ts'
import type { Seen } from './cursor.ts'
import { statusShape } from './entities.ts'
import { isNewer } from './ids.ts'
import { statusPath } from './paths.ts'

const checksPerRead = 10

/** Whether the server still shows a status to us. */
export const exists = async (client: Client, id: string): Promise<boolean> => {
  try {
    await client.get(statusPath(id), statusShape)
    return true
  } catch (error) {
    if (error instanceof NetworkError && error.kind === 'gone') return false
    throw error
  }
}

/** Known entries that should stand in this list and do not; below its last entry nobody knows. */
const missingFrom = (present: Seen, known: Seen): Seen => {
  const here = new Set(present.map(([place]) => place))
  const last = present.at(-1)?.[0] ?? ''
  return known.filter(([place]) => !here.has(place) && isNewer(place, last))
}

/**
 * Deletions among what we have seen. Nothing is asked while nothing is missing; a notification that was cleared, or
 * whose author was muted, still has its status.
 */
export const findDisappeared = async (
  client: Client,
  present: Seen,
  known: Seen,
): Promise<{ deleted: string[]; known: Seen }> => {
  const settled = new Set<string>()
  const deleted = new Set<string>()
  for (const [place, id] of missingFrom(present, known).slice(0, checksPerRead)) {
    if (!deleted.has(id) && !(await exists(client, id))) deleted.add(id)
    settled.add(place)
  }
  return {
    deleted: [...deleted],
    known: settled.size > 0 ? known.filter(([place]) => !settled.has(place)) : known,
  }
}
