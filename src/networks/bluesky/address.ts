/** The three parts of `at://did/collection/rkey`; `undefined` when it is not the address of a record. */
export const parseUri = (uri: string): { did: string; collection: string; rkey: string } | undefined => {
  const match = /^at:\/\/(did:[a-z]+:[\w.:%-]+)\/([\w.-]+)\/([\w.~:-]+)$/.exec(uri)
  const [, did, collection, rkey] = match ?? []
  return did && collection && rkey ? { did, collection, rkey } : undefined
}

export const postCollection = 'app.bsky.feed.post'
export const likeCollection = 'app.bsky.feed.like'
export const gateCollection = 'app.bsky.feed.threadgate'

export const uriOf = (did: string, collection: string, rkey: string): string =>
  `at://${did}/${collection}/${rkey}`

const site = 'https://bsky.app'

/** An account whose handle no longer resolves is shown as `handle.invalid`: only its DID leads somewhere. */
const nameIn = (author: { did: string; handle: string }) =>
  author.handle === 'handle.invalid' || author.handle === '' ? author.did : author.handle

export const profileUrl = (author: { did: string; handle: string }): string =>
  `${site}/profile/${nameIn(author)}`

/** Where a person can see a post. */
export const postUrl = (author: { did: string; handle: string }, uri: string): string =>
  `${profileUrl(author)}/post/${parseUri(uri)?.rkey ?? ''}`
