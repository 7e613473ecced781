import { z } from 'zod'
import type { ConnectedSite } from './client.ts'
import { commentText } from './map.ts'
import type { PreparedAnswer } from './prepared.ts'
import { type Comment, comment, commentFields } from './shapes.ts'

/** Our answers under one comment, or directly under an article: more than this is no conversation. */
const most = 100

/** Our comments at the same place that say the same, the newest first; also those in the spam or in the trash. */
export const sameAnswers = async (
  site: ConnectedSite,
  { post, parent, content }: Omit<PreparedAnswer, 'twins'>,
): Promise<Comment[]> => {
  const { value } = await site.ask(z.array(comment), {
    path: 'wp/v2/comments',
    query: {
      context: 'edit',
      status: 'any',
      post: String(post),
      parent: String(parent),
      author: String(site.settings.userId),
      orderby: 'id',
      order: 'desc',
      per_page: String(most),
      _fields: commentFields,
    },
  })
  const said = commentText(content)
  return value.filter((one) => commentText(one.content.raw) === said)
}
