/** Comments and articles are numbered apart in WordPress: the kind is part of the id. */
export const commentId = (id: number): string => `comment-${id}`
export const postId = (id: number): string => `post-${id}`

const parse = (kind: 'comment' | 'post') => {
  const shape = new RegExp(`^${kind}-([1-9]\\d{0,14})$`)
  return (remoteId: string | undefined): number | undefined => {
    const digits = shape.exec(remoteId ?? '')?.[1]
    return digits === undefined ? undefined : Number(digits)
  }
}

export const commentNumber = parse('comment')
export const postNumber = parse('post')
