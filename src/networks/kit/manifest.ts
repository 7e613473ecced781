import type { Action, Capability, Localized } from './capability.ts'

/** The unit a network counts text in. `weighted` gives each character its own weight. */
export type TextUnit = 'graphemes' | 'codePoints' | 'utf16' | 'bytes' | 'weighted'

export interface TextLimit {
  /** `null`: the network sets no limit. */
  max: number | null
  unit: TextUnit
  /** A second ceiling in UTF-8 bytes, where the network has one. */
  maxBytes?: number
  /** Every link counts for this many units, whatever its length. */
  urlWeight?: number
  /** `@name@server` counts as `@name`. */
  shortMentions?: boolean
  asOf: string
  source: string
}

export interface ImageLimit {
  maxCount: number
  maxBytes: number
  /** Longest side in pixels. */
  maxSide: number
  types: readonly string[]
  /** Longest alternative text, in code points. */
  altMax: number
  asOf: string
  source: string
}

/** One field of the connection form; `secret` values are sealed and never shown again. */
export interface CredentialField {
  name: string
  label: Localized
  help: Localized
  kind: 'text' | 'secret' | 'url'
  placeholder?: string
  optional?: boolean
  /** Longest accepted value, in characters. */
  maxLength: number
}

/** All that the rest of the house may know of a network. Data only. */
export interface Manifest {
  id: string
  name: string
  /** Two letters, no logo (DESIGN §4 NetworkGlyph). */
  monogram: string
  /** Whether it receives messages, sends them, or both. */
  capabilities: Partial<Record<Action, Capability>>
  text: { post: TextLimit; reply: TextLimit } | null
  images: ImageLimit | null
  credentials: readonly CredentialField[]
  /** One sentence above the connection form: where to get what it asks. */
  howToConnect: Localized
  /** Seconds between two reads of one channel. */
  readEverySeconds: number
  /** Reads a minute that the network bears from one address, all channels together: with many channels each is read less often. */
  readsPerMinute?: number
}
