import { BlobRef, jsonToLex } from '@atproto/api'
import { cidForLex, type LexValue } from '@atproto/lex-cbor'

/** The library's blob objects back into the plain form in which the server stores and hashes them. */
const plain = (value: unknown): unknown => {
  if (value instanceof BlobRef) return value.ipld()
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
}

/** The hash (CID) that the server will give to a record: what lets a thread be written in one request. */
export const contentHash = async (record: Record<string, unknown>): Promise<string> => {
  const json: Parameters<typeof jsonToLex>[0] = JSON.parse(JSON.stringify(record))
  const cid = await cidForLex(plain(jsonToLex(json)) as LexValue)
  return cid.toString()
}
