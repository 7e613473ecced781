import { type Access, type Command, type Lookup, NetworkError, notOffered, type Tools } from '../kit/index.ts'
import { likeCollection, parseUri, postCollection, uriOf } from './address.ts'
import { type Client, openClient } from './client.ts'
import { readLike, readPost, readUnlike } from './prepared.ts'
import { sentOf } from './send.ts'
import { readGate } from './threadgate.ts'

/** Asks the server that holds the account, which answers from the same place where it writes. */
const exists = async (client: Client, uri: string): Promise<boolean> => {
  const address = parseUri(uri)
  if (!address) return false
  const { did: repo, collection, rkey } = address
  try {
    await client.read((agent) => agent.com.atproto.repo.getRecord({ repo, collection, rkey }))
    return true
  } catch (error) {
    if (error instanceof NetworkError && error.kind === 'gone') return false
    throw error
  }
}

/**
 * `absent` can be promised: record keys are chosen before the first try, and the server refuses a second record under
 * the same key; a deletion or a hidden reply done twice is done once.
 */
export const find = async (
  access: Access,
  command: Command,
  prepared: Record<string, unknown>,
  tools: Tools,
): Promise<Lookup> => {
  const client = openClient(access, tools)
  const { did } = client
  switch (command.action) {
    case 'publish':
    case 'thread':
    case 'reply':
    case 'quote': {
      const sent = sentOf(
        access,
        readPost(prepared).parts.map(({ rkey }) => uriOf(did, postCollection, rkey)),
      )
      // A thread is written in one commit: its first post stands for all of it.
      return (await exists(client, sent.remoteId)) ? { found: sent } : 'absent'
    }
    case 'like': {
      const uri = uriOf(did, likeCollection, readLike(prepared).rkey)
      return (await exists(client, uri)) ? { found: { remoteId: uri } } : 'absent'
    }
    case 'unlike': {
      const { likeUri } = readUnlike(prepared)
      const done = !likeUri || !(await exists(client, likeUri))
      return done ? { found: { remoteId: command.target.remoteId } } : 'absent'
    }
    case 'delete_own': {
      const { remoteId } = command.target
      return (await exists(client, remoteId)) ? 'absent' : { found: { remoteId } }
    }
    case 'hide':
    case 'unhide': {
      const { remoteId } = command.target
      const { hidden } = await readGate(client, command.target, tools.now())
      return hidden.includes(remoteId) === (command.action === 'hide') ? { found: { remoteId } } : 'absent'
    }
    case 'approve':
    case 'hold':
    case 'spam':
    case 'delete_other':
      throw notOffered(command.action)
  }
}
