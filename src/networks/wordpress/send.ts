import { type Access, type Command, notOffered, type Sent, type Tools } from '../kit/index.ts'
import { type Ask, type ConnectedSite, openSite } from './client.ts'
import { codeOf, mayComeBack } from './errors.ts'
import { findAnswer } from './find.ts'
import { commentId, postId } from './ids.ts'
import { pathOf } from './path.ts'
import { readAnswer, readArticle } from './prepared.ts'
import { anything, created } from './shapes.ts'
import { articleHtml, escaped } from './write-html.ts'

const publish = async (
  site: ConnectedSite,
  command: Extract<Command, { action: 'publish' }>,
  prepared: Record<string, unknown>,
): Promise<Sent> => {
  const { slug, title, body, pictures } = readArticle(prepared)
  const [featured, ...others] = pictures
  const { value } = await site.ask(created, {
    method: 'POST',
    write: true,
    path: 'wp/v2/posts',
    json: {
      status: 'publish',
      slug,
      title: { raw: escaped(title) },
      content: { raw: articleHtml(body, command.linkUrl, others) },
      ...(featured && { featured_media: featured.id }),
    },
  })
  return { remoteId: postId(value.id), ...(value.link && { url: value.link }) }
}

const reply = async (site: ConnectedSite, prepared: Record<string, unknown>): Promise<Sent> => {
  const answer = readAnswer(prepared)
  const { post, parent, content } = answer
  try {
    const json = { post, parent, content: { raw: content } }
    const { value } = await site.ask(created, { method: 'POST', write: true, path: 'wp/v2/comments', json })
    return { remoteId: commentId(value.id), ...(value.link && { url: value.link }) }
  } catch (error) {
    // Refused because it is there: an earlier try of ours arrived, or WordPress takes another text for the same.
    const found = codeOf(error) === 'comment_duplicate' ? await findAnswer(site, answer) : 'absent'
    if (typeof found === 'object') return found.found
    throw error
  }
}

const change = async (site: ConnectedSite, remoteId: string, ask: Omit<Ask, 'path'>): Promise<Sent> => {
  try {
    await site.ask(anything, { ...ask, write: true, path: pathOf(remoteId) })
  } catch (error) {
    if (codeOf(error) !== 'rest_already_trashed') throw error
  }
  return { remoteId }
}

const statuses = { approve: 'approved', hold: 'hold', spam: 'spam' } as const

const ask = async (
  site: ConnectedSite,
  command: Command,
  prepared: Record<string, unknown>,
): Promise<Sent> => {
  switch (command.action) {
    case 'publish':
      return publish(site, command, prepared)
    case 'reply':
      return reply(site, prepared)
    case 'approve':
    case 'hold':
    case 'spam': {
      const json = { status: statuses[command.action] }
      return change(site, command.target.remoteId, { method: 'POST', json })
    }
    // Without `force`: to the trash, from where the site can take it back.
    case 'delete_own':
    case 'delete_other':
      return change(site, command.target.remoteId, { method: 'DELETE' })
    default:
      throw notOffered(command.action)
  }
}

export const send = async (
  access: Access,
  command: Command,
  prepared: Record<string, unknown>,
  tools: Tools,
): Promise<Sent> => ask(openSite(access, tools), command, prepared).catch(mayComeBack)
