import type { IncomingMessage, MessageKind } from '../../networks/kit/index.ts'
import { typeset } from '../../platform/intl/index.ts'
import { handleOf } from '../world/cast.ts'
import type { StagedChannel } from './open-channels.ts'

export interface Spoken {
  remoteId: string
  kind: MessageKind
  at: Date
  text: string
  language?: 'fr' | 'en'
  parent?: string | undefined
  root?: string | undefined
  likes?: number
  shares?: number
  aside?: boolean
}

const messageOf = (author: IncomingMessage['author'], spoken: Spoken): IncomingMessage => ({
  remoteId: spoken.remoteId,
  kind: spoken.kind,
  visibility: 'public',
  author,
  // With the spaces that a French keyboard sets by itself.
  text: spoken.language === 'en' ? spoken.text : typeset('fr', spoken.text),
  language: spoken.language ?? 'fr',
  spans: [],
  attachments: [],
  sentAt: spoken.at.toISOString(),
  concerns: author.isUs || spoken.aside ? 'context' : 'us',
  counts: { likes: spoken.likes ?? 0, replies: null, shares: spoken.shares ?? 0 },
  ...(spoken.parent && { parentRemoteId: spoken.parent }),
  ...(spoken.root && { rootRemoteId: spoken.root }),
})

/** What somebody outside said, as a network would give it. No address: nobody can follow a link out of the fiction. */
export const saidBy = (name: string, spoken: Spoken): IncomingMessage =>
  messageOf({ remoteId: `demo:${handleOf(name)}`, handle: handleOf(name), name, isUs: false }, spoken)

/** What the brand said on one of its channels. */
export const saidByUs = ({ remoteId, handle, name }: StagedChannel, spoken: Spoken): IncomingMessage =>
  messageOf({ remoteId, handle, name, isUs: true }, spoken)
