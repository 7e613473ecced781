import { NetworkError } from '../kit/index.ts'
import { commentNumber, postNumber } from './ids.ts'

/** Where a message is, in the API. */
export const pathOf = (remoteId: string): string => {
  const comment = commentNumber(remoteId)
  if (comment !== undefined) return `wp/v2/comments/${comment}`
  const post = postNumber(remoteId)
  if (post !== undefined) return `wp/v2/posts/${post}`
  throw new NetworkError({ kind: 'rejected', said: 'this is neither a comment nor an article' })
}
