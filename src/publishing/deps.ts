import type { NetworkDirectory } from '../channels/index.ts'
import type { Files } from '../platform/files/index.ts'
import type { Words } from '../platform/intl/index.ts'

export interface PublishingDeps {
  networks: NetworkDirectory
  files: Files
  words: Words
}
