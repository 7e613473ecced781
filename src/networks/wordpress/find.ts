import { z } from 'zod'
import { type Access, type Command, type Lookup, notOffered, type Tools } from '../kit/index.ts'
import { type ConnectedSite, openSite } from './client.ts'
import { codeOf, mayComeBack } from './errors.ts'
import { commentId, postId } from './ids.ts'
import { pathOf } from './path.ts'
import { type PreparedAnswer, readAnswer, readArticle } from './prepared.ts'
import { created } from './shapes.ts'
import { inTrash } from './slug.ts'
import { sameAnswers } from './twins.ts'

const findArticle = async (site: ConnectedSite, slug: string): Promise<Lookup> => {
  const { value } = await site.ask(z.array(created), {
    path: 'wp/v2/posts',
    query: { context: 'edit', slug: `${slug},${inTrash(slug)}`, status: 'any,trash', _fields: 'id,link' },
  })
  const [found] = value
  if (!found) return 'absent'
  return { found: { remoteId: postId(found.id), ...(found.link && { url: found.link }) } }
}

/** Ours at the same place with the same words, unless it was there before: WordPress refuses a second one. */
export const findAnswer = async (site: ConnectedSite, answer: PreparedAnswer): Promise<Lookup> => {
  const [found] = (await sameAnswers(site, answer)).filter(({ id }) => !answer.twins.includes(id))
  if (!found) return 'absent'
  return { found: { remoteId: commentId(found.id), ...(found.link && { url: found.link }) } }
}

const erased = /^rest_(comment|post)_invalid_id$/
const statusShape = z.object({ status: z.string() })

/** The status of a comment or an article; `erased` when nothing is left of it. */
const statusOf = async (site: ConnectedSite, remoteId: string): Promise<string> => {
  try {
    const query = { context: 'edit', _fields: 'status' }
    return (await site.ask(statusShape, { path: pathOf(remoteId), query })).value.status
  } catch (error) {
    if (erased.test(codeOf(error) ?? '')) return 'erased'
    throw error
  }
}

const done = {
  approve: ['approved'],
  hold: ['hold'],
  spam: ['spam', 'erased'],
  delete_own: ['trash', 'erased'],
  delete_other: ['trash', 'erased'],
} as const satisfies Partial<Record<Command['action'], readonly string[]>>

const look = async (
  site: ConnectedSite,
  command: Command,
  prepared: Record<string, unknown>,
): Promise<Lookup> => {
  switch (command.action) {
    case 'publish':
      return findArticle(site, readArticle(prepared).slug)
    case 'reply':
      return findAnswer(site, readAnswer(prepared))
    case 'approve':
    case 'hold':
    case 'spam':
    case 'delete_own':
    case 'delete_other': {
      const { remoteId } = command.target
      const status = await statusOf(site, remoteId)
      return done[command.action].some((one) => one === status) ? { found: { remoteId } } : 'absent'
    }
    default:
      throw notOffered(command.action)
  }
}

/** README § Nothing happens twice says why `absent` can be promised. */
export const find = async (
  access: Access,
  command: Command,
  prepared: Record<string, unknown>,
  tools: Tools,
): Promise<Lookup> => look(openSite(access, tools), command, prepared).catch(mayComeBack)
