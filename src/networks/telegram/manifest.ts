import type { Manifest } from '../kit/index.ts'

const described = {
  asOf: '2026-11-21',
  source: 'Bot API 10.1 (https://core.telegram.org/bots/api)',
} as const
const native = { level: 'native', ...described } as const
const none = { level: 'none', ...described } as const
const text = { max: 4096, unit: 'utf16', ...described } as const
const notDoubled = {
  fr: 'Telegram ne dit pas ce qu’est devenu un envoi interrompu : une personne regarde avant de renvoyer. Avec une image, 1 024 caractères au plus.',
  en: 'Telegram does not say what became of an interrupted message: a person looks before sending again. With a picture, at most 1,024 characters.',
} as const

export const manifest = {
  id: 'telegram',
  name: 'Telegram',
  monogram: 'Tg',
  capabilities: {
    publish: { ...native, constraints: notDoubled },
    reply: { ...native, depth: 'any', constraints: notDoubled },
    delete_own: {
      ...native,
      reversible: false,
      constraints: { fr: 'Dans les 48 heures.', en: 'Within 48 hours.' },
    },
    delete_other: {
      ...native,
      scopeNeeded: 'can_delete_messages',
      reversible: false,
      constraints: {
        fr: 'Si le bot est administrateur avec le droit de supprimer.',
        en: 'When the bot is an administrator with the right to delete.',
      },
    },
    hide: none,
    list_comments: {
      ...native,
      constraints: {
        fr: 'Dans les groupes où le bot est administrateur, ou dont le mode privé a été coupé (BotFather, /setprivacy).',
        en: 'In groups where the bot is an administrator, or with its privacy mode off (BotFather, /setprivacy).',
      },
    },
    mentions: native,
    poll: {
      ...native,
      constraints: {
        fr: 'Telegram garde les messages 24 heures : au-delà d’une panne d’un jour, ils sont perdus. Rien n’est lu d’avant la connexion.',
        en: 'Telegram keeps messages for 24 hours: after an outage of a day they are lost. Nothing is read from before the connection.',
      },
    },
    dm_read: native,
    metrics_post: none,
    search: none,
  },
  text: { post: text, reply: text },
  images: {
    maxCount: 10,
    maxBytes: 10_000_000,
    maxSide: 5000,
    types: ['image/jpeg', 'image/png', 'image/webp'],
    // A bot cannot give alternative text.
    altMax: 1000,
    ...described,
  },
  credentials: [
    {
      name: 'botToken',
      kind: 'secret',
      label: { fr: 'Jeton du bot', en: 'Bot token' },
      help: {
        fr: 'Dans Telegram, écrivez /newbot à @BotFather ; il répond avec le jeton.',
        en: 'In Telegram, write /newbot to @BotFather; it answers with the token.',
      },
      placeholder: '123456789:AA…',
      maxLength: 100,
    },
    {
      name: 'chat',
      kind: 'text',
      optional: true,
      label: { fr: 'Canal ou groupe où publier', en: 'Channel or group to publish in' },
      help: {
        fr: 'Son @nom, ou son numéro s’il est privé. Le bot doit en être administrateur.',
        en: 'Its @name, or its number when it is private. The bot must be an administrator there.',
      },
      placeholder: '@laiterie_valcombe',
      maxLength: 64,
    },
  ],
  howToConnect: {
    fr: 'Créez un bot avec @BotFather, ajoutez-le comme administrateur à votre canal et à son groupe, puis collez son jeton ici.',
    en: 'Create a bot with @BotFather, add it as an administrator to your channel and its group, then paste its token here.',
  },
  readEverySeconds: 2,
} as const satisfies Manifest
