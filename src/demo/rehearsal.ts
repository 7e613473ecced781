import type { NetworkDirectory } from '../channels/index.ts'
import { type Manifest, type Network, NetworkError, type Sent } from '../networks/kit/index.ts'

const PREFIX = 'demo-'

/** What happens in the demonstration happens here: an id that only its delivery could have. */
const happened = (key: string): Sent => ({ remoteId: `${PREFIX}${key}` })

const manifestOf = ({ capabilities, ...rest }: Manifest): Manifest => {
  const { stream: _, ...rehearsed } = capabilities
  return {
    ...rest,
    capabilities: rehearsed,
    id: `${PREFIX}${rest.id}`,
    credentials: [],
    readEverySeconds: 900,
  }
}

/**
 * A network in front of empty seats: it says and counts as the real one does, accepts everything, and never touches its
 * tools, so nothing can leave. Only channels of the demonstration are on it.
 */
export const rehearsalOf = (network: Network): Network => ({
  manifest: manifestOf(network.manifest),
  connect: async () => {
    throw new NetworkError({ kind: 'rejected', said: 'This network exists only in the demonstration.' })
  },
  check: async (access) => ({ account: access.account }),
  ...(network.read && {
    read: async (_access, cursor) => ({ events: [], cursor: cursor ?? '', more: false }),
  }),
  ...(network.send && {
    send: async (_access, command) =>
      command.action === 'thread'
        ? {
            ...happened(command.key),
            parts: command.parts.map((_, at) => happened(at ? `${command.key}-${at}` : command.key)),
          }
        : happened(command.key),
    find: async (_access, command) => ({ found: happened(command.key) }),
  }),
  // Nobody is there to look.
  ...(network.metrics && {
    metrics: async (_access, ids) =>
      new Map(ids.map((id) => [id, { likes: 0, replies: 0, shares: 0, quotes: 0, views: null }])),
  }),
})

/** Adds to each network its rehearsal, found by its id but not listed among those that can be connected. */
export function withRehearsals(directory: NetworkDirectory): NetworkDirectory {
  const rehearsals = new Map(
    directory
      .all()
      .map(rehearsalOf)
      .map((network) => [network.manifest.id, network]),
  )
  return { all: () => directory.all(), get: (id) => directory.get(id) ?? rehearsals.get(id) }
}

/** The rehearsals of the networks where we can answer, and of those we can only read. */
export function rehearsalIds({ all }: NetworkDirectory): { answered: string[]; read: string[] } {
  const ids = (answers: boolean) =>
    all()
      .filter(({ manifest }) => (manifest.capabilities.reply?.level === 'native') === answers)
      .map(({ manifest }) => `${PREFIX}${manifest.id}`)
  return { answered: ids(true), read: ids(false) }
}
