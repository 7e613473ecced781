import type { ChannelKey, Member } from './cast.ts'

export interface Line {
  by: string
  text: string
  /** Minutes before now. */
  ago: number
  language?: 'en'
  likes?: number
  /** Said to the others: asks nothing of us. */
  aside?: true
}

/** A thread told line by line; each line answers the one before. */
export interface Thread {
  on: ChannelKey
  /** The key of the post it hangs from; absent: they called us. */
  under?: string
  lines: readonly Line[]
  given?: 'me' | Member
  /** Somebody of the team has seen it. */
  read?: true
}
