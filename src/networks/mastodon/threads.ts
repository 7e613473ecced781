import { NetworkError } from '../kit/index.ts'
import type { Client } from './client.ts'
import { type AccountEntity, contextShape, type Status } from './entities.ts'
import { statusPath } from './paths.ts'

export interface Threads {
  /** What stands above, by id. */
  above: Map<string, Status>
  /** What opened the thread of each status, by id. */
  roots: Map<string, Root>
}

export interface Root {
  id: string
  owner?: AccountEntity
}

const ancestorsOf = async (client: Client, id: string): Promise<Status[]> => {
  try {
    return (await client.get(`${statusPath(id)}/context`, contextShape)).data.ancestors
  } catch (error) {
    // Deleted while we were reading: the next reading tells.
    if (error instanceof NetworkError && error.kind === 'gone') return []
    throw error
  }
}

/** Our server may not know what the highest one answers: its id still names the thread. */
const rootOf = (chain: readonly Status[]): Root | undefined => {
  const [highest] = chain
  if (!highest) return undefined
  return highest.in_reply_to_id ? { id: highest.in_reply_to_id } : { id: highest.id, owner: highest.account }
}

/** What a person needs to read before answering: the branch above each status, one call a thread at most. */
export const readThreads = async (client: Client, statuses: readonly Status[]): Promise<Threads> => {
  const above = new Map<string, Status>()
  const roots = new Map<string, Root>()
  for (const status of statuses) {
    const parent = status.in_reply_to_id
    if (!parent || roots.has(status.id)) continue
    const known = roots.get(parent)
    if (known) {
      roots.set(status.id, known)
      continue
    }
    const chain = await ancestorsOf(client, status.id)
    const root = rootOf(chain) ?? { id: parent }
    for (const one of chain) above.set(one.id, one)
    for (const { id } of [...chain, status]) roots.set(id, root)
  }
  return { above, roots }
}
