/** One entry, whatever the format of its feed. Dates are as written, addresses not yet resolved. */
export interface Entry {
  id?: string | undefined
  link?: string | undefined
  title?: string | undefined
  html?: string | undefined
  text?: string | undefined
  author?: { name?: string | undefined; url?: string | undefined; avatar?: string | undefined } | undefined
  published?: string | undefined
  updated?: string | undefined
  image?: { url: string; alt?: string | undefined } | undefined
  language?: string | undefined
}

export interface Feed {
  title: string
  /** The site. */
  link?: string | undefined
  icon?: string | undefined
  language?: string | undefined
  entries: Entry[]
}
