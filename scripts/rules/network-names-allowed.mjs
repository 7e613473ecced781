/** Names of networks that are also words of the trade, which any room may say. */
export const ordinaryWords = {
  feed: 'a list of entries, and the beginning of “feedback”',
  rss: 'three letters found inside other words',
  atom: 'four letters found inside other words (anatomy, React’s atoms)',
  'json feed': 'the name of a format, not of a service',
}

/** Files that may name a network. A path begins with the key; a key that begins with `*` is found anywhere in it. */
export const allowedFiles = {
  '*/messages/': 'people read the names of the networks they know in examples',
}
