import { plainText } from '../kit/html-text.ts'
import {
  type Access,
  type Account,
  type Connected,
  NetworkError,
  type Tools,
  unreadableAnswer,
} from '../kit/index.ts'
import { announcedFeeds } from './discover.ts'
import type { Feed } from './entry.ts'
import { mayComeBack } from './failure.ts'
import { fetchDocument } from './fetch-document.ts'
import { parseDocument } from './parse.ts'
import { webAddress } from './web-address.ts'

const refuse = (said: string, cause?: unknown) =>
  new NetworkError({ kind: 'rejected', said, field: 'url', cause })

const typedAddress = (typed: string | undefined): string => {
  const text = typed?.trim().replace(/^feed:(\/\/)?/i, '') ?? ''
  const url = webAddress(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`, 'https://invalid')
  if (!text || !url) throw refuse('this is not the address of a site')
  return url
}

const accountOf = (feed: Feed, url: string): Account => {
  const host = new URL(url).host
  const site = webAddress(feed.link, url)
  const avatarUrl = webAddress(feed.icon, site ?? url)
  return {
    remoteId: url,
    handle: host.replace(/^www\./, ''),
    name: plainText(feed.title).slice(0, 200) || host,
    ...(avatarUrl ? { avatarUrl } : {}),
    url: site ?? url,
  }
}

const load = async (url: string, tools: Tools) => {
  const document = await fetchDocument(url, {}, tools)
  if (!document) throw unreadableAnswer({ write: false })
  return document
}

/** The feed at an address, or the first one that the page there announces. */
const findFeed = async (address: string, tools: Tools): Promise<{ feed: Feed; url: string }> => {
  const page = await load(address, tools)
  const feed = parseDocument(page.text)
  if (feed) return { feed, url: page.url }
  for (const url of announcedFeeds(page.text, page.url).slice(0, 3)) {
    const document = await load(url, tools)
    const announced = parseDocument(document.text)
    if (announced) return { feed: announced, url: document.url }
  }
  throw refuse('no feed at this address')
}

const aboutTheAddress = (error: unknown): never => {
  if (!(error instanceof NetworkError) || error.field) throw error
  const { said, retryAt } = error
  const kind = error.kind === 'rate-limited' || error.kind === 'transient' ? error.kind : 'rejected'
  throw new NetworkError({ kind, said, ...(retryAt ? { retryAt } : {}), field: 'url', cause: error })
}

export const connect = async (fields: Record<string, string>, tools: Tools): Promise<Connected> => {
  const { feed, url } = await findFeed(typedAddress(fields.url), tools).catch(aboutTheAddress)
  return { account: accountOf(feed, url), settings: {}, secret: {} }
}

export const check = async (access: Access, tools: Tools): Promise<{ account: Account }> => {
  const document = await fetchDocument(access.account.remoteId, {}, tools).catch(mayComeBack)
  const feed = document && parseDocument(document.text)
  if (!feed) throw unreadableAnswer({ write: false, said: 'the answer is not a feed' })
  return { account: accountOf(feed, access.account.remoteId) }
}
