import { NetworkError, type Target } from '../kit/index.ts'
import type { Client } from './client.ts'
import { refsOf } from './map.ts'
import { getPosts } from './posts.ts'
import { isRef, type Ref } from './prepared.ts'

const gone = () => new NetworkError({ kind: 'gone', said: 'the post no longer exists' })

/** Address and content hash of the target and of the post that opened its thread. */
export const resolveTarget = async (client: Client, target: Target): Promise<{ self: Ref; root: Ref }> => {
  const { uri, cid, root } = target.replyRef ?? {}
  const known = { uri, cid }
  if (isRef(known) && isRef(root)) {
    return { self: known, root: { uri: root.uri, cid: root.cid } }
  }
  const post = (await getPosts(client, [target.remoteId])).get(target.remoteId)
  if (!post) throw gone()
  const self = { uri: post.uri, cid: post.cid }
  return { self, root: refsOf(post)?.root ?? self }
}

/** Our like of a post, whoever made it: from Parvis or from the network's own app. */
export const findLike = async (client: Client, target: Target): Promise<string | null> => {
  const post = (await getPosts(client, [target.remoteId])).get(target.remoteId)
  return post?.viewer?.like ?? null
}
