import { defineNetwork } from '../kit/index.ts'
import { manifest } from './manifest.ts'

/** Articles of any site that publishes RSS, Atom, RDF or JSON Feed. Loaded at first use. */
export const feed = defineNetwork(manifest, {
  connect: async (fields, tools) => (await import('./connect.ts')).connect(fields, tools),
  check: async (access, tools) => (await import('./connect.ts')).check(access, tools),
  read: async (access, cursor, tools) => (await import('./read.ts')).read(access, cursor, tools),
})
