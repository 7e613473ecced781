import { type Access, type Command, countText, NetworkError, notOffered, type Tools } from '../kit/index.ts'
import { type ConnectedSite, openSite } from './client.ts'
import { mayComeBack } from './errors.ts'
import { commentNumber, postNumber } from './ids.ts'
import { manifest } from './manifest.ts'
import { upload } from './media.ts'
import type { PreparedAnswer, PreparedArticle } from './prepared.ts'
import { mediaSlug, slugOf } from './slug.ts'
import { sameAnswers } from './twins.ts'
import { commentHtml, type Picture, titleAndBody } from './write-html.ts'

const refuse = (said: string, field: string) => new NetworkError({ kind: 'rejected', said, field })

const prepareArticle = async (
  site: ConnectedSite,
  command: Extract<Command, { action: 'publish' }>,
): Promise<PreparedArticle> => {
  const { text, images, key } = command
  const { maxCount, maxBytes } = manifest.images
  if (text.trim() === '' && images.length === 0) throw refuse('nothing to publish', 'text')
  if (images.length > maxCount) throw refuse(`more than ${maxCount} images`, 'images')
  if (images.some((image) => image.bytes > maxBytes))
    throw refuse(`an image over ${maxBytes} bytes`, 'images')
  const pictures: Picture[] = []
  for (const [index, image] of images.entries())
    pictures.push(await upload(site, image, mediaSlug(key, index)))
  const written = titleAndBody(text)
  return { slug: slugOf(written.title, key), ...written, pictures }
}

/** The article and the comment that an answer goes to; a comment's article is the root of its thread. */
const placeOf = ({ target }: Extract<Command, { action: 'reply' }>) => {
  const parent = commentNumber(target.remoteId)
  const post = postNumber(parent === undefined ? target.remoteId : target.rootRemoteId)
  if (post === undefined) throw refuse('the article of this comment is not known', 'target')
  return { post, parent: parent ?? 0 }
}

const prepareAnswer = async (
  site: ConnectedSite,
  command: Extract<Command, { action: 'reply' }>,
): Promise<PreparedAnswer> => {
  const { over, max } = countText(manifest.text.reply, command.text)
  if (over > 0) throw refuse(`text ${over} bytes too long (${max})`, 'text')
  if (command.images.length > 0) throw refuse('a comment carries no picture', 'images')
  const answer = { ...placeOf(command), content: commentHtml(command.text) }
  const same = await sameAnswers(site, answer)
  if (same.some(({ status }) => status !== 'trash'))
    throw refuse('the same answer already stands under this comment', 'text')
  return { ...answer, twins: same.map(({ id }) => id) }
}

const prepared = async (site: ConnectedSite, command: Command): Promise<Record<string, unknown>> => {
  switch (command.action) {
    case 'publish':
      return { ...(await prepareArticle(site, command)) }
    case 'reply':
      return { ...(await prepareAnswer(site, command)) }
    case 'thread':
    case 'quote':
      throw notOffered(command.action)
    default:
      return {}
  }
}

export const prepare = async (
  access: Access,
  command: Command,
  tools: Tools,
): Promise<Record<string, unknown>> => prepared(openSite(access, tools), command).catch(mayComeBack)
