import {
  type Access,
  type Account,
  defineNetwork,
  type IncomingMessage,
  type Manifest,
  type Network,
  type ReadBatch,
  type Sent,
} from '../../src/networks/kit/index.ts'

const seen = { asOf: '2026-05-21', source: 'tests/setup/pocket-network.ts' }
const native = { level: 'native', ...seen } as const
const text = { max: 300, unit: 'graphemes', ...seen } as const

const manifest = {
  id: 'pocket',
  name: 'Pocket',
  monogram: 'Po',
  capabilities: { publish: native, reply: native, like: native, hide: native, list_comments: native },
  text: { post: text, reply: text },
  images: null,
  credentials: [
    { name: 'name', label: { fr: 'Nom', en: 'Name' }, help: { fr: '', en: '' }, kind: 'text', maxLength: 80 },
    {
      name: 'password',
      label: { fr: 'Mot de passe', en: 'Password' },
      help: { fr: '', en: '' },
      kind: 'secret',
      maxLength: 200,
    },
  ],
  howToConnect: { fr: 'Dans la poche.', en: 'In the pocket.' },
  readEverySeconds: 60,
} as const satisfies Manifest

/** What a test decides: each may throw what a network may throw, and worse. */
export interface Pocket {
  connect?(fields: Record<string, string>): void
  check?(access: Access): void
  read?(access: Access): IncomingMessage[]
  send?(access: Access): Sent
}

const accountOf = (name: string): Account => ({ remoteId: `account:${name}`, handle: name, name })

/** A network without a network, for whole-product tests that are not about networks. The sealed secret is the password typed. */
export const pocketNetwork = (pocket: Pocket = {}): Network =>
  defineNetwork(manifest, {
    connect: async (fields) => {
      pocket.connect?.(fields)
      return { account: accountOf(fields.name ?? ''), settings: {}, secret: { password: fields.password } }
    },
    check: async (access) => {
      pocket.check?.(access)
      return { account: access.account }
    },
    read: async (access, cursor): Promise<ReadBatch> => {
      const messages = cursor === null ? (pocket.read?.(access) ?? []) : []
      return { events: messages.map((message) => ({ type: 'message', message })), cursor: 'end', more: false }
    },
    send: async (access, command) => pocket.send?.(access) ?? { remoteId: `sent:${command.key}` },
    find: async () => 'absent',
  })

/** A comment by somebody else, that expects an answer. */
export const comment = (remoteId: string, at: Date): IncomingMessage => ({
  remoteId,
  kind: 'comment',
  visibility: 'public',
  author: { remoteId: 'account:lea', handle: 'lea', name: 'Léa', isUs: false },
  text: 'Le pot en carton fuit.',
  spans: [],
  attachments: [],
  sentAt: at.toISOString(),
  concerns: 'us',
})
