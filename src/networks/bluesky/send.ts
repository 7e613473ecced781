import { type Access, type Command, NetworkError, notOffered, type Sent, type Tools } from '../kit/index.ts'
import { likeCollection, parseUri, postCollection, postUrl, uriOf } from './address.ts'
import { type Client, openClient } from './client.ts'
import { readLike, readPost, readUnlike } from './prepared.ts'
import { type NewRecord, recordsOf } from './records.ts'
import { readGate, writeGate } from './threadgate.ts'

/** What was sent, from the addresses chosen at `prepare`; the first one stands for all. */
export const sentOf = (access: Access, uris: readonly string[]): Sent => {
  const author = { did: access.account.remoteId, handle: access.account.handle }
  const parts = uris.map((remoteId) => ({ remoteId, url: postUrl(author, remoteId) }))
  const [first] = parts
  if (!first) throw new NetworkError({ kind: 'rejected', said: 'nothing to publish' })
  return parts.length > 1 ? { ...first, parts } : first
}

/** One request whatever the number of posts: a thread appears whole or not at all. */
const create = async (client: Client, collection: string, records: readonly NewRecord[]): Promise<void> => {
  const repo = client.did
  const [only] = records
  if (only && records.length === 1) {
    await client.write((agent) =>
      agent.com.atproto.repo.createRecord({ repo, collection, rkey: only.rkey, record: only.value }),
    )
    return
  }
  const writes = records.map(({ rkey, value }) => ({
    $type: 'com.atproto.repo.applyWrites#create' as const,
    collection,
    rkey,
    value,
  }))
  await client.write((agent) => agent.com.atproto.repo.applyWrites({ repo, writes }))
}

const remove = async (client: Client, uri: string): Promise<void> => {
  const address = parseUri(uri)
  if (address?.did !== client.did) {
    throw new NetworkError({ kind: 'rejected', said: 'only our own records can be deleted' })
  }
  const { did: repo, collection, rkey } = address
  await client.write((agent) => agent.com.atproto.repo.deleteRecord({ repo, collection, rkey }))
}

export const send = async (
  access: Access,
  command: Command,
  prepared: Record<string, unknown>,
  tools: Tools,
): Promise<Sent> => {
  const client = openClient(access, tools)
  const now = tools.now()
  switch (command.action) {
    case 'publish':
    case 'thread':
    case 'reply':
    case 'quote': {
      const records = await recordsOf(client.did, command, readPost(prepared), now)
      await create(client, postCollection, records)
      return sentOf(
        access,
        records.map(({ uri }) => uri),
      )
    }
    case 'like': {
      const { rkey, subject } = readLike(prepared)
      const uri = uriOf(client.did, likeCollection, rkey)
      const value = { $type: likeCollection, subject, createdAt: now.toISOString() }
      await create(client, likeCollection, [{ rkey, uri, value }])
      return { remoteId: uri }
    }
    case 'unlike': {
      const { likeUri } = readUnlike(prepared)
      if (likeUri) await remove(client, likeUri)
      return { remoteId: command.target.remoteId }
    }
    case 'delete_own':
      await remove(client, command.target.remoteId)
      return { remoteId: command.target.remoteId }
    case 'hide':
    case 'unhide': {
      const { remoteId } = command.target
      const gate = await readGate(client, command.target, now)
      const others = gate.hidden.filter((uri) => uri !== remoteId)
      const hidden = command.action === 'hide' ? [...others, remoteId] : others
      if (hidden.length !== gate.hidden.length) await writeGate(client, gate, hidden)
      return { remoteId }
    }
    case 'approve':
    case 'hold':
    case 'spam':
    case 'delete_other':
      throw notOffered(command.action)
  }
}
