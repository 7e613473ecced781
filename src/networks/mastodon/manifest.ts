import type { Manifest } from '../kit/index.ts'

const documented = { asOf: '2026-11-21', source: 'https://docs.joinmastodon.org/methods/' } as const
const instance = { asOf: '2026-11-21', source: 'https://docs.joinmastodon.org/entities/Instance/' } as const
const native = { level: 'native', ...documented } as const

/** Kept free in an answer for the name of the person it goes to: `@`, thirty letters, a space. */
export const mentionRoom = 32

const text = { unit: 'graphemes', urlWeight: 23, shortMentions: true, ...instance } as const

export const manifest = {
  id: 'mastodon',
  name: 'Mastodon',
  monogram: 'Ma',
  capabilities: {
    publish: { ...native, scopeNeeded: 'write' },
    thread: {
      ...native,
      scopeNeeded: 'write',
      constraints: {
        fr: 'Le fil part message par message : coupé, il reprend là où il s’est arrêté.',
        en: 'A thread leaves message by message: when it is cut, it goes on where it stopped.',
      },
    },
    quote: {
      ...native,
      scopeNeeded: 'write',
      constraints: {
        fr: 'À partir de Mastodon 4.5, et si l’auteur permet qu’on le cite.',
        en: 'From Mastodon 4.5 on, and if the author allows to be quoted.',
      },
    },
    reply: {
      ...native,
      depth: 'any',
      scopeNeeded: 'write',
      constraints: {
        fr: 'La réponse nomme la personne et n’est jamais plus visible que le message auquel elle répond.',
        en: 'An answer names the person and is never more visible than the message it answers.',
      },
    },
    delete_own: {
      ...native,
      reversible: false,
      scopeNeeded: 'write',
      constraints: {
        fr: 'Des serveurs tiers peuvent garder leur copie. 30 suppressions par demi-heure.',
        en: 'Other servers may keep their copy. 30 deletions each half hour.',
      },
    },
    like: { ...native, reversible: true, scopeNeeded: 'write' },
    unlike: { ...native, reversible: true, scopeNeeded: 'write' },
    hide: { level: 'none', ...documented },
    delete_other: { level: 'none', ...documented },
    list_comments: { ...native, scopeNeeded: 'read' },
    mentions: { ...native, scopeNeeded: 'read' },
    dm_read: {
      ...native,
      scopeNeeded: 'read',
      constraints: {
        fr: 'Les messages directs ne sont pas chiffrés ; toute personne nommée dans la réponse la lit.',
        en: 'Direct messages are not encrypted; everyone named in the answer reads it.',
      },
    },
    poll: native,
    stream: {
      ...native,
      scopeNeeded: 'read',
      constraints: {
        fr: 'Si le serveur ouvre son flux ; sinon Parvis lit toutes les quelques secondes.',
        en: 'Where the server opens its stream; otherwise Parvis reads every few seconds.',
      },
    },
    metrics_post: {
      ...native,
      scopeNeeded: 'read',
      constraints: {
        fr: 'Favoris, réponses, partages et citations connus de votre serveur ; Mastodon ne compte pas les vues.',
        en: 'Favourites, replies, boosts and quotes that your server knows of; Mastodon does not count views.',
      },
    },
  },
  text: { post: { max: 500, ...text }, reply: { max: 500 - mentionRoom, ...text } },
  images: {
    maxCount: 4,
    maxBytes: 16_777_216,
    maxSide: 3840,
    types: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
    altMax: 1500,
    ...instance,
  },
  credentials: [
    {
      name: 'server',
      kind: 'text',
      label: { fr: 'Serveur', en: 'Server' },
      help: {
        fr: 'L’adresse de votre serveur, ou votre identifiant complet : @laiterie@mastodon.social.',
        en: 'The address of your server, or your whole handle: @dairy@mastodon.social.',
      },
      placeholder: 'mastodon.social',
      maxLength: 2000,
    },
    {
      name: 'accessToken',
      kind: 'secret',
      label: { fr: 'Jeton d’accès', en: 'Access token' },
      help: {
        fr: 'Sur votre serveur : Préférences → Développement → Nouvelle application, avec les droits « read » et « write ». Ouvrez-la ensuite et copiez « Votre jeton d’accès ».',
        en: 'On your server: Preferences → Development → New application, with the scopes “read” and “write”. Then open it and copy “Your access token”.',
      },
      maxLength: 500,
    },
  ],
  howToConnect: {
    fr: 'Dans les préférences de votre serveur, onglet Développement, créez une application avec les droits « read » et « write », puis collez ici son jeton d’accès.',
    en: 'In the preferences of your server, under Development, create an application with the scopes “read” and “write”, then paste its access token here.',
  },
  // 300 calls in 5 minutes an account: a fifth for reading, the rest for threads, pictures and answers.
  readEverySeconds: 5,
  // 7,500 calls in 5 minutes an address (lib/rate_limits of Mastodon), a third kept for everything else.
  readsPerMinute: 1000,
} as const satisfies Manifest
