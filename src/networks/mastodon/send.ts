import { z } from 'zod'
import { type Access, type Command, NetworkError, notOffered, type Sent, type Tools } from '../kit/index.ts'
import { type Client, openClient } from './client.ts'
import { statusPath } from './paths.ts'
import { keyOf, keyStillHolds, type Prepared, readPrepared } from './prepared.ts'
import { findSentParts } from './sent-parts.ts'

/** A status only: an answer of another kind (a scheduled status) is no proof that something was published. */
const created = z.object({
  id: z.string().min(1),
  created_at: z.string(),
  url: z.string().nullish(),
  uri: z.string().nullish(),
})
type Created = Pick<z.infer<typeof created>, 'id' | 'url' | 'uri'>

const partOf = ({ id, url, uri }: Created): { remoteId: string; url?: string } => {
  const address = url ?? uri
  return { remoteId: id, ...(address ? { url: address } : {}) }
}

/** What was sent; the first message stands for all. */
export const sentOf = (statuses: readonly Created[]): Sent => {
  const parts = statuses.map(partOf)
  const [first] = parts
  if (!first) throw new NetworkError({ kind: 'rejected', said: 'nothing to publish' })
  return parts.length > 1 ? { ...first, parts } : first
}

const bodyOf = (prepared: Prepared, index: number, parent: string | undefined) => {
  const { text, mediaIds } = prepared.parts[index] ?? { text: '', mediaIds: [] }
  const { visibility, warning, language, quoted } = prepared
  return {
    status: text,
    ...(mediaIds.length > 0 ? { media_ids: mediaIds } : {}),
    ...(visibility ? { visibility } : {}),
    ...(warning ? { spoiler_text: warning } : {}),
    ...(language ? { language } : {}),
    ...(parent ? { in_reply_to_id: parent } : {}),
    ...(quoted ? { quoted_status_id: quoted } : {}),
  }
}

/** Says which message of a thread was refused, and that those before it are out. */
const atPart = (error: unknown, index: number, count: number): unknown => {
  if (!(error instanceof NetworkError) || index === 0) return error
  const { kind, uncertain, retryAt } = error
  const said = `message ${index + 1} of ${count}, those before are out: ${error.said}`.slice(0, 200)
  return new NetworkError({ kind, said, uncertain, ...(retryAt ? { retryAt } : {}), cause: error })
}

/**
 * One request a message, each with its own key. A thread that was cut goes on after the messages that our account
 * already shows; so does anything whose key may have been forgotten since it was prepared.
 */
const write = async (client: Client, key: string, prepared: Prepared, now: Date): Promise<Sent> => {
  const count = prepared.parts.length
  const looks = count > 1 || !keyStillHolds(prepared, now)
  const statuses: Created[] = looks ? (await findSentParts(client, prepared)).statuses : []
  for (let index = statuses.length; index < count; index++) {
    const json = bodyOf(prepared, index, statuses.at(-1)?.id ?? prepared.inReplyTo)
    try {
      const idempotencyKey = keyOf(key, index)
      statuses.push(await client.write('POST', '/api/v1/statuses', created, { json, idempotencyKey }))
    } catch (error) {
      throw atPart(error, index, count)
    }
  }
  return sentOf(statuses)
}

const withId = z.object({ id: z.string() })

export const send = async (
  access: Access,
  command: Command,
  prepared: Record<string, unknown>,
  tools: Tools,
): Promise<Sent> => {
  const client = openClient(access, tools)
  switch (command.action) {
    case 'publish':
    case 'thread':
    case 'reply':
    case 'quote':
      return write(client, command.key, readPrepared(prepared), tools.now())
    case 'like':
    case 'unlike': {
      const { remoteId } = command.target
      const verb = command.action === 'like' ? 'favourite' : 'unfavourite'
      await client.write('POST', `${statusPath(remoteId)}/${verb}`, withId)
      return { remoteId }
    }
    case 'delete_own': {
      const { remoteId } = command.target
      await client.write('DELETE', statusPath(remoteId), withId)
      return { remoteId }
    }
    default:
      throw notOffered(command.action)
  }
}
