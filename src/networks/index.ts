import { bluesky } from './bluesky/index.ts'
import { discourse } from './discourse/index.ts'
import { feed } from './feed/index.ts'
import type { Network } from './kit/index.ts'
import { mastodon } from './mastodon/index.ts'
import { telegram } from './telegram/index.ts'
import { wordpress } from './wordpress/index.ts'

/** Every network that Parvis speaks to: one line each. */
export const networks: readonly Network[] = [bluesky, discourse, feed, mastodon, telegram, wordpress]

/** The network of a channel; `undefined` for an id that this version does not know. */
export const networkById = (id: string): Network | undefined =>
  networks.find((network) => network.manifest.id === id)
