import { NetworkError } from '../kit/index.ts'
import type { Client } from './client.ts'
import type { Cursor } from './cursor.ts'
import type { Page } from './latest.ts'
import { isGone, postShape } from './shapes.ts'

const checksPerRead = 5

export interface Disappeared {
  deleted: number[]
  /** Deleted, or out of this member's sight: no longer looked for. */
  settled: number[]
}

/** Known messages that should stand on page one and do not: deleted, hidden, or moved out of sight. */
export const findDisappeared = async (
  client: Client,
  page: Page,
  known: Cursor['known'],
): Promise<Disappeared> => {
  const present = new Set(page.posts.map((post) => post.id))
  const missing = known.map(([id]) => id).filter((id) => id > page.next && !present.has(id))
  const deleted: number[] = []
  const settled: number[] = []
  for (const id of missing.slice(0, checksPerRead)) {
    try {
      const post = await client.get(`/posts/${id}.json`, postShape)
      if (isGone(post)) deleted.push(id)
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error
      if (error.kind === 'gone') deleted.push(id)
      // A closed category is no deletion.
      else if (error.kind !== 'rejected') throw error
    }
    settled.push(id)
  }
  return { deleted, settled }
}
