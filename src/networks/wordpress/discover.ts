import { tagsOf } from '../kit/html-text.ts'
import { classifyFailure, NetworkError, type Tools } from '../kit/index.ts'
import { endpoint } from './address.ts'

const relation = 'https://api.w.org/'
const header = /<([^<>]+)>\s*;[^,]*rel="?https:\/\/api\.w\.org\/"?/

/** Where a page says that its REST API is: in the Link header, or in the page itself where a cache dropped the header. */
const announced = (page: Response, html: string): string | undefined => {
  const link = tagsOf(html, 'link').find((get) => get('rel') === relation)
  const found = header.exec(page.headers.get('link') ?? '')?.[1] ?? link?.('href')
  const url = found ? URL.parse(found, page.url || undefined) : null
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined
}

/**
 * The roots to try, the most likely first. A site that announces nothing may still have its API at the usual places; one
 * that does not answer at all has none.
 */
export const apiRoots = async (address: string, tools: Tools): Promise<string[]> => {
  let page: Response
  let html: string
  try {
    page = await tools.fetch(address, { headers: { accept: 'text/html' }, signal: tools.signal })
    html = await page.text()
  } catch (error) {
    throw classifyFailure(error, { write: false })
  }
  const found = announced(page, html)
  // Behind a proxy a site may believe that it is on plain http.
  if (found) return [address.startsWith('https:') ? found.replace(/^http:/, 'https:') : found]
  const base = new URL(page.url || address)
  base.search = ''
  base.hash = ''
  return [endpoint(base.href, 'wp-json/'), `${base.href}?rest_route=/`]
}

export const noApi = (cause?: unknown): NetworkError =>
  new NetworkError({
    kind: 'rejected',
    said: 'no WordPress REST API at this address',
    field: 'url',
    cause,
  })
