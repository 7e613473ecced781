import type { NetworkDirectory } from '../channels/index.ts'
import type { Words } from '../platform/intl/index.ts'

export interface ConversationDeps {
  networks: NetworkDirectory
  words: Words
}
