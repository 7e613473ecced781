import type { Manifest } from '../kit/index.ts'

const ran = { asOf: '2026-11-21', source: 'the development network of @atproto/dev-env 0.6.7' } as const
const lexicon = { asOf: '2026-11-21', source: 'lexicons of @atproto/api 0.21.0' } as const
const native = { level: 'native', ...ran } as const

const post = { max: 300, unit: 'graphemes', maxBytes: 3000, ...lexicon } as const

export const manifest = {
  id: 'bluesky',
  name: 'Bluesky',
  monogram: 'Bs',
  capabilities: {
    publish: native,
    thread: native,
    quote: native,
    reply: { ...native, depth: 'any' },
    edit: { level: 'none', ...lexicon },
    delete_own: { ...native, reversible: false },
    like: { ...native, reversible: true },
    unlike: { ...native, reversible: true },
    hide: {
      ...native,
      reversible: true,
      depth: 'any',
      constraints: {
        fr: 'Sous vos propres publications seulement, 300 réponses masquées au plus par fil. La réponse reste visible d’un clic, et sa conversation est masquée avec elle.',
        en: 'Only under your own posts, at most 300 hidden replies per thread. The reply stays one click away, and its branch is hidden with it.',
      },
    },
    unhide: { ...native, reversible: true },
    delete_other: { level: 'none', ...lexicon },
    list_comments: native,
    mentions: native,
    poll: native,
    stream: {
      level: 'native',
      constraints: {
        fr: 'Seulement si l’adresse d’un flux Jetstream est donnée ; sinon Parvis lit toutes les quelques secondes.',
        en: 'Only when the address of a Jetstream is given; otherwise Parvis reads every few seconds.',
      },
      asOf: '2026-11-21',
      source: 'https://github.com/bluesky-social/jetstream',
    },
    metrics_post: {
      ...native,
      constraints: {
        fr: 'Mentions J’aime, réponses, partages et citations ; Bluesky ne compte pas les vues.',
        en: 'Likes, replies, reposts and quotes; Bluesky does not count views.',
      },
    },
    webhook: { level: 'none', ...lexicon },
  },
  text: { post, reply: post },
  images: {
    maxCount: 4,
    maxBytes: 2_000_000,
    maxSide: 2000,
    types: ['image/jpeg', 'image/png', 'image/webp'],
    altMax: 2000,
    ...lexicon,
  },
  credentials: [
    {
      name: 'identifier',
      kind: 'text',
      label: { fr: 'Identifiant Bluesky', en: 'Bluesky handle' },
      help: {
        fr: 'Par exemple laiterie.bsky.social, ou l’adresse e-mail du compte.',
        en: 'For example dairy.bsky.social, or the e-mail address of the account.',
      },
      placeholder: 'laiterie.bsky.social',
      maxLength: 253,
    },
    {
      name: 'appPassword',
      kind: 'secret',
      label: { fr: 'Mot de passe d’application', en: 'App password' },
      help: {
        fr: 'Dans Bluesky : Paramètres → Confidentialité et sécurité → Mots de passe d’application. N’utilisez pas le mot de passe du compte.',
        en: 'In Bluesky: Settings → Privacy and security → App passwords. Do not use the password of the account.',
      },
      placeholder: 'abcd-efgh-ijkl-mnop',
      maxLength: 256,
    },
    {
      name: 'service',
      kind: 'url',
      optional: true,
      label: { fr: 'Serveur', en: 'Server' },
      help: {
        fr: 'À changer seulement si le compte vit sur votre propre serveur (PDS).',
        en: 'Change it only when the account lives on your own server (PDS).',
      },
      placeholder: 'https://bsky.social',
      maxLength: 2000,
    },
    {
      name: 'jetstreamUrl',
      kind: 'url',
      optional: true,
      label: { fr: 'Flux Jetstream', en: 'Jetstream' },
      help: {
        fr: 'Facultatif : une adresse wss:// qui annonce les messages à la seconde, au prix d’environ 2 Go par jour.',
        en: 'Optional: a wss:// address that announces messages within the second, for about 2 GB a day.',
      },
      placeholder: 'wss://jetstream2.us-east.bsky.network/subscribe',
      maxLength: 2000,
    },
  ],
  howToConnect: {
    fr: 'Créez un mot de passe d’application dans les paramètres de Bluesky, puis collez-le ici.',
    en: 'Create an app password in the settings of Bluesky, then paste it here.',
  },
  readEverySeconds: 2,
  // 3,000 calls in 5 minutes an address (docs.bsky.app, rate limits), a third kept for everything else.
  readsPerMinute: 400,
} as const satisfies Manifest
