import { type Access, type Command, type Lookup, notOffered, type Tools } from '../kit/index.ts'
import { type Client, openClient } from './client.ts'
import { exists } from './disappeared.ts'
import { statusShape } from './entities.ts'
import { statusPath } from './paths.ts'
import { keyStillHolds, type Prepared, readPrepared } from './prepared.ts'
import { sentOf } from './send.ts'
import { findSentParts } from './sent-parts.ts'

/**
 * `absent` is promised for the time the server keeps the key, by Mastodon's own software only: what the look-up missed,
 * the key would catch. Words alone prove that something is there, never that it is not.
 */
const findWritten = async (client: Client, prepared: Prepared, now: Date): Promise<Lookup> => {
  const { statuses, isAmbiguous } = await findSentParts(client, prepared)
  if (isAmbiguous) return 'unknown'
  if (statuses.length === prepared.parts.length) return { found: sentOf(statuses) }
  return client.settings.api !== null && keyStillHolds(prepared, now) ? 'absent' : 'unknown'
}

export const find = async (
  access: Access,
  command: Command,
  prepared: Record<string, unknown>,
  tools: Tools,
): Promise<Lookup> => {
  const client = openClient(access, tools)
  switch (command.action) {
    case 'publish':
    case 'thread':
    case 'reply':
    case 'quote':
      return findWritten(client, readPrepared(prepared), tools.now())
    case 'like':
    case 'unlike': {
      const { remoteId } = command.target
      const { data } = await client.get(statusPath(remoteId), statusShape)
      if (typeof data.favourited !== 'boolean') return 'unknown'
      return data.favourited === (command.action === 'like') ? { found: { remoteId } } : 'absent'
    }
    case 'delete_own': {
      const { remoteId } = command.target
      return (await exists(client, remoteId)) ? 'absent' : { found: { remoteId } }
    }
    default:
      throw notOffered(command.action)
  }
}
