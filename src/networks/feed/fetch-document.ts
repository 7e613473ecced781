import { classifyFailure, type Tools } from '../kit/index.ts'
import { decodeDocument } from './charset.ts'
import { siteRefusal } from './failure.ts'

export interface Validators {
  etag?: string
  lastModified?: string
}

export interface Document extends Validators {
  /** The address after redirects. */
  url: string
  text: string
}

const accept =
  'application/atom+xml, application/rss+xml, application/feed+json, application/json;q=0.9, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.5, */*;q=0.1'

/** Asks for a document; `undefined` when it has not changed since `known`. Throws `NetworkError`. */
export const fetchDocument = async (
  url: string,
  known: Validators,
  tools: Tools,
): Promise<Document | undefined> => {
  const headers = new Headers({ accept })
  if (known.etag) headers.set('if-none-match', known.etag)
  if (known.lastModified) headers.set('if-modified-since', known.lastModified)
  try {
    const response = await tools.fetch(url, { headers, signal: tools.signal })
    if (response.status === 304) {
      await response.body?.cancel()
      return undefined
    }
    if (!response.ok) {
      await response.body?.cancel()
      throw siteRefusal(response, tools)
    }
    const bytes = new Uint8Array(await response.arrayBuffer())
    const etag = response.headers.get('etag')
    const lastModified = response.headers.get('last-modified')
    return {
      url: response.url || url,
      text: decodeDocument(bytes, response.headers.get('content-type')),
      ...(etag ? { etag } : {}),
      ...(lastModified ? { lastModified } : {}),
    }
  } catch (error) {
    throw classifyFailure(error, { write: false })
  }
}
