import { NetworkError, type Target } from '../kit/index.ts'
import { gateCollection, parseUri } from './address.ts'
import type { Client } from './client.ts'
import { isRef } from './prepared.ts'

const mostHidden = 300

interface Gate {
  rkey: string
  /** The hash of the stored gate: `null` when there is none yet. */
  cid: string | null
  value: Record<string, unknown>
  hidden: string[]
}

const rootOf = (target: Target): string => {
  const root = target.replyRef?.root
  return target.rootRemoteId ?? (isRef(root) ? root.uri : target.remoteId)
}

/** The rules of the thread that the target stands in. Only the author of its first post has any. */
export const readGate = async (client: Client, target: Target, now: Date): Promise<Gate> => {
  const post = rootOf(target)
  const address = parseUri(post)
  if (address?.did !== client.did || post === target.remoteId) {
    throw new NetworkError({ kind: 'rejected', said: 'only answers under our own posts can be hidden' })
  }
  const { rkey } = address
  const fresh = { $type: gateCollection, post, createdAt: now.toISOString() }
  try {
    const { value, cid } = await client.read((agent) =>
      agent.com.atproto.repo.getRecord({ repo: client.did, collection: gateCollection, rkey }),
    )
    const { hiddenReplies } = value
    const hidden = Array.isArray(hiddenReplies) ? hiddenReplies.filter((uri) => typeof uri === 'string') : []
    return { rkey, cid: cid ?? null, value: { ...value }, hidden }
  } catch (error) {
    if (!(error instanceof NetworkError) || error.kind !== 'gone') throw error
    return { rkey, cid: null, value: fresh, hidden: [] }
  }
}

/** Writes the hidden replies and leaves every other rule as it was; refused when somebody changed it meanwhile. */
export const writeGate = async (client: Client, gate: Gate, hiddenReplies: string[]): Promise<void> => {
  if (hiddenReplies.length > mostHidden) {
    throw new NetworkError({ kind: 'rejected', said: `at most ${mostHidden} hidden replies per thread` })
  }
  await client.write((agent) =>
    agent.com.atproto.repo.putRecord({
      repo: client.did,
      collection: gateCollection,
      rkey: gate.rkey,
      swapRecord: gate.cid,
      record: { ...gate.value, hiddenReplies },
    }),
  )
}
