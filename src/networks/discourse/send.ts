import { type Access, type Command, notOffered, type Sent, type Tools } from '../kit/index.ts'
import { type Client, openClient } from './client.ts'
import { postIdOf, readReply, readTopic } from './prepared.ts'
import { anything, createdShape, likeType } from './shapes.ts'

/** A message that a moderator must approve has no id yet; nobody can act on it from here. */
export const waiting = (id: number | undefined): Sent => ({ remoteId: `waiting:${id ?? 'unknown'}` })

export const sentOf = (
  base: string,
  post: { id: number; topic_id: number; topic_slug?: string | null | undefined; post_number: number },
): Sent => ({
  remoteId: String(post.id),
  url: `${base}/t/${encodeURIComponent(post.topic_slug || '-')}/${post.topic_id}/${post.post_number}`,
})

const create = async (client: Client, json: Record<string, unknown>): Promise<Sent> => {
  const created = await client.write('POST', '/posts.json', createdShape, { json })
  return 'action' in created ? waiting(created.pending_post?.id) : sentOf(client.base, created)
}

/** Asks once. */
export const send = async (
  access: Access,
  command: Command,
  prepared: Record<string, unknown>,
  tools: Tools,
): Promise<Sent> => {
  const client = openClient(access, tools)
  switch (command.action) {
    case 'publish': {
      const { title, raw, categoryId, externalId } = readTopic(prepared)
      const category = categoryId === undefined ? {} : { category: categoryId }
      return create(client, { title, raw, ...category, external_id: externalId })
    }
    case 'reply': {
      const { raw, topicId, number } = readReply(prepared)
      const parent = number > 1 ? { reply_to_post_number: number } : {}
      return create(client, { topic_id: topicId, raw, ...parent })
    }
    case 'like': {
      const id = postIdOf(command.target.remoteId)
      const json = { id, post_action_type_id: likeType }
      await client.write('POST', '/post_actions.json', anything, { json })
      return { remoteId: `${id}#like` }
    }
    case 'unlike': {
      const query = { post_action_type_id: likeType }
      const path = `/post_actions/${postIdOf(command.target.remoteId)}.json`
      await client.write('DELETE', path, anything, { query })
      return { remoteId: command.target.remoteId }
    }
    case 'delete_own':
    case 'delete_other':
      await client.write('DELETE', `/posts/${postIdOf(command.target.remoteId)}.json`, anything)
      return { remoteId: command.target.remoteId }
    default:
      throw notOffered(command.action)
  }
}
