import { type AppBskyRichtextFacet, RichText } from '@atproto/api'
import { NetworkError } from '../kit/index.ts'
import type { Client } from './client.ts'

type Facet = AppBskyRichtextFacet.Main
type Feature = Facet['features'][number]
type Resolve = (handle: string) => Promise<string | undefined>

const mention = 'app.bsky.richtext.facet#mention'

/** The DID behind a handle; `undefined` when nobody has it. */
export const resolveHandle = async (client: Client, handle: string): Promise<string | undefined> => {
  try {
    const { did } = await client.read((agent) => agent.com.atproto.identity.resolveHandle({ handle }))
    return did
  } catch (error) {
    if (error instanceof NetworkError && (error.kind === 'rejected' || error.kind === 'gone'))
      return undefined
    throw error
  }
}

const resolveFeature = async (feature: Feature, resolve: Resolve): Promise<Feature | undefined> => {
  if (feature.$type !== mention || !('did' in feature)) return feature
  // Before resolution the library leaves the handle where the DID goes.
  const did = await resolve(String(feature.did))
  return did?.startsWith('did:') ? { $type: mention, did: did as `did:${string}:${string}` } : undefined
}

/** Links, tags and mentions of a text, as the network wants them. A mention of nobody stays plain text. */
export const facetsOf = async (text: string, resolve: Resolve): Promise<Facet[]> => {
  const rich = new RichText({ text })
  rich.detectFacetsWithoutResolution()
  const facets: Facet[] = []
  for (const facet of rich.facets ?? []) {
    const features: Feature[] = []
    for (const feature of facet.features) {
      const resolved = await resolveFeature(feature, resolve)
      if (resolved) features.push(resolved)
    }
    if (features.length > 0) facets.push({ index: facet.index, features })
  }
  return facets
}
