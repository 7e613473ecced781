import { tagsOf } from '../kit/html-text.ts'
import { webAddress } from './web-address.ts'

const types = /^application\/(rss\+xml|atom\+xml|rdf\+xml|feed\+json|json)$/i

/** The feeds that a page announces, the main one first: feeds of comments are put last. */
export const announcedFeeds = (html: string, pageUrl: string): string[] => {
  const found = tagsOf(html, 'link').flatMap((get) => {
    const isFeed = /\balternate\b/i.test(get('rel') ?? '') && types.test((get('type') ?? '').trim())
    const url = isFeed ? webAddress(get('href'), pageUrl) : undefined
    return url ? [{ url, isComments: /comment/i.test(`${get('title') ?? ''} ${url}`) }] : []
  })
  found.sort((a, b) => Number(a.isComments) - Number(b.isComments))
  return [...new Set(found.map(({ url }) => url))]
}
