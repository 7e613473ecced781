import type { Manifest } from '../kit/index.ts'

const described = {
  asOf: '2026-11-21',
  source: 'discourse/discourse_api_docs openapi.json (6737ac2a) and the source of discourse/discourse',
} as const
const native = { level: 'native', ...described } as const
const inTheForum = {
  level: 'manual',
  constraints: {
    fr: 'Dans la file de modération du forum ; Parvis ne la lit pas encore.',
    en: 'In the review queue of the forum; Parvis does not read it yet.',
  },
  ...described,
} as const

/** `max_post_length` as installed. The forum's own value is read on connection and checked before sending. */
const text = { max: 32_000, unit: 'codePoints', ...described } as const

export const manifest = {
  id: 'discourse',
  name: 'Discourse',
  monogram: 'Ds',
  capabilities: {
    publish: {
      ...native,
      constraints: {
        fr: 'Ouvre un sujet : la première ligne en est le titre. Le forum refuse les titres et les textes trop courts, et peut retenir un sujet jusqu’à ce qu’un modérateur l’approuve.',
        en: 'Opens a topic: the first line is its title. The forum refuses titles and texts that are too short, and may hold a topic until a moderator approves it.',
      },
    },
    reply: {
      ...native,
      depth: 'any',
      constraints: {
        fr: 'Le forum refuse un texte trop court, ou identique à un autre envoyé peu avant.',
        en: 'The forum refuses a text that is too short, or the same as one sent shortly before.',
      },
    },
    delete_own: {
      ...native,
      reversible: false,
      constraints: {
        fr: 'Une réponse supprimée par son auteur reste annoncée comme telle pendant 24 heures. Supprimer le premier message supprime le sujet.',
        en: 'A reply deleted by its author stays announced as such for 24 hours. Deleting the first message deletes the topic.',
      },
    },
    delete_other: {
      ...native,
      scopeNeeded: 'moderator',
      reversible: true,
      constraints: {
        fr: 'Si le compte est modérateur du forum. Supprimer le premier message supprime le sujet ; un modérateur peut le rétablir.',
        en: 'When the account is a moderator of the forum. Deleting the first message deletes the topic; a moderator can bring it back.',
      },
    },
    like: { ...native, reversible: true },
    unlike: {
      ...native,
      constraints: {
        fr: 'Dans les dix minutes qui suivent la mention J’aime, sauf réglage contraire du forum.',
        en: 'Within ten minutes of the like, unless the forum says otherwise.',
      },
    },
    hold: inTheForum,
    approve: inTheForum,
    list_comments: native,
    mentions: native,
    poll: native,
    dm_read: {
      ...native,
      constraints: {
        fr: 'Les messages privés que le compte a reçus, jamais ceux des autres membres.',
        en: 'The private messages that the account received, never those of other members.',
      },
    },
  },
  text: { post: text, reply: text },
  images: {
    maxCount: 10,
    maxBytes: 4_000_000,
    maxSide: 4000,
    types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
    altMax: 1000,
    asOf: '2026-11-21',
    source: 'max_image_size_kb of discourse/discourse config/site_settings.yml (4,096); the count is ours',
  },
  credentials: [
    {
      name: 'url',
      kind: 'url',
      label: { fr: 'Adresse du forum', en: 'Address of the forum' },
      help: {
        fr: 'La page d’accueil du forum.',
        en: 'The front page of the forum.',
      },
      placeholder: 'https://forum.exemple.fr',
      maxLength: 2000,
    },
    {
      name: 'username',
      kind: 'text',
      label: { fr: 'Nom d’utilisateur', en: 'User name' },
      help: {
        fr: 'Le membre au nom duquel Parvis lit et répond.',
        en: 'The member in whose name Parvis reads and answers.',
      },
      placeholder: 'valcombe',
      maxLength: 60,
    },
    {
      name: 'apiKey',
      kind: 'secret',
      label: { fr: 'Clé d’API', en: 'API key' },
      help: {
        fr: 'Administration → Avancé → Clés d’API : niveau « Utilisateur unique », le même membre, portée « Globale ».',
        en: 'Admin → Advanced → API keys: level “Single User”, the same member, scope “Global”.',
      },
      maxLength: 256,
    },
    {
      name: 'category',
      kind: 'text',
      optional: true,
      label: { fr: 'Catégorie des nouveaux sujets', en: 'Category of new topics' },
      help: {
        fr: 'Son nom. Sans elle, le forum choisit sa catégorie par défaut.',
        en: 'Its name. Without it, the forum chooses its default category.',
      },
      placeholder: 'Annonces',
      maxLength: 100,
    },
  ],
  howToConnect: {
    fr: 'Demandez à un administrateur du forum une clé d’API pour votre compte seul, puis collez-la ici.',
    en: 'Ask an administrator of the forum for an API key for your account alone, then paste it here.',
  },
  // 60 calls a minute a key (max_admin_api_reqs_per_key_per_minute): a fifth for reading when nothing is new.
  readEverySeconds: 6,
  // 200 calls a minute an address (max_reqs_per_ip_per_minute), half kept for everything else.
  readsPerMinute: 100,
} as const satisfies Manifest
