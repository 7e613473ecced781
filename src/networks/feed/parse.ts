import { type AtomFeed, type JsonFeed, parseFeed, type RdfFeed, type RssFeed } from 'feedsmith'
import type { Entry, Feed } from './entry.ts'

/** Entries kept of one document; the rest is older than anyone will read. */
const mostEntries = 500

type Image = Entry['image']
const imageFrom = (url: string | undefined, alt?: string): Image =>
  url ? { url, ...(alt ? { alt } : {}) } : undefined

const rssEntry = (item: RssFeed.Item<string>): Entry => {
  const picture = item.enclosures?.find((enclosure) => enclosure.type?.startsWith('image/'))
  const media =
    item.media?.thumbnails?.[0]?.url ?? item.media?.contents?.find((one) => one.medium === 'image')?.url
  const creator = item.authors?.[0]?.name ?? item.dc?.creators?.[0]
  return {
    id: item.guid?.value,
    link: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
    title: item.title,
    html: item.content?.encoded ?? item.description,
    author: creator ? { name: creator } : undefined,
    published: item.pubDate ?? item.dc?.dates?.[0] ?? item.atom?.published,
    updated: item.atom?.updated,
    image: imageFrom(picture?.url ?? media),
  }
}

const rss = (feed: RssFeed.Feed<string>): Feed => ({
  title: feed.title ?? '',
  link: feed.link,
  icon: feed.image?.url,
  language: feed.language,
  entries: (feed.items ?? []).map(rssEntry),
})

const rdf = (feed: RdfFeed.Feed<string>): Feed => ({
  title: feed.title ?? '',
  link: feed.link,
  language: feed.dc?.languages?.[0],
  entries: (feed.items ?? []).map((item) => ({
    id: item.rdf?.about,
    link: item.link,
    title: item.title,
    html: item.content?.encoded ?? item.description,
    author: item.dc?.creators?.[0] ? { name: item.dc.creators[0] } : undefined,
    published: item.dc?.dates?.[0],
  })),
})

const alternate = (links: AtomFeed.Link<string>[] | undefined) =>
  (links?.find((link) => (link.rel ?? 'alternate') === 'alternate') ?? links?.[0])?.href

const atomBody = (body: { value?: string; type?: string } | undefined): Pick<Entry, 'html' | 'text'> => {
  const isPlain = body?.type === undefined || body.type === 'text' || body.type === 'text/plain'
  return isPlain ? { text: body?.value } : { html: body.value }
}

const atom = (feed: AtomFeed.Feed<string>): Feed => ({
  title: feed.title?.value ?? '',
  link: alternate(feed.links),
  icon: feed.icon ?? feed.logo,
  entries: (feed.entries ?? []).map((entry) => {
    const author = entry.authors?.[0] ?? entry.source?.authors?.[0] ?? feed.authors?.[0]
    const picture = entry.links?.find((link) => link.rel === 'enclosure' && link.type?.startsWith('image/'))
    return {
      id: entry.id,
      link: alternate(entry.links),
      title: entry.title?.value,
      ...atomBody(entry.content?.value ? entry.content : entry.summary),
      author: author ? { name: author.name, url: author.uri } : undefined,
      published: entry.published ?? entry.updated,
      updated: entry.updated,
      image: imageFrom(picture?.href ?? entry.media?.thumbnails?.[0]?.url),
    }
  }),
})

const json = (feed: JsonFeed.Feed<string>): Feed => ({
  title: feed.title ?? '',
  link: feed.home_page_url,
  icon: feed.icon ?? feed.favicon,
  language: feed.language,
  entries: (feed.items ?? []).map((item) => ({
    id: item.id,
    link: item.url ?? item.external_url,
    title: item.title,
    html: item.content_html,
    text: item.content_text ?? (item.content_html ? undefined : item.summary),
    author: item.authors?.[0] ?? feed.authors?.[0],
    published: item.date_published,
    updated: item.date_modified,
    image: imageFrom(item.image ?? item.banner_image),
    language: item.language,
  })),
})

/** The closing tag of a whole document: the parser accepts a truncated one and would cut the last entry short. */
const isWhole = (text: string) =>
  /^\s*\{/.test(text) ||
  /<\/(rss|feed|[\w-]+:feed|rdf:RDF|channel)\s*>\s*(<!--|<\?|$)/i.test(text.slice(-4000))

/** Reads any of the four formats; `undefined` when the document is not a whole feed. */
export const parseDocument = (text: string): Feed | undefined => {
  if (!isWhole(text)) return undefined
  try {
    const parsed = parseFeed(text, { maxItems: mostEntries })
    if (parsed.format === 'rss') return rss(parsed.feed)
    if (parsed.format === 'atom') return atom(parsed.feed)
    if (parsed.format === 'rdf') return rdf(parsed.feed)
    return json(parsed.feed)
  } catch {
    return undefined
  }
}
