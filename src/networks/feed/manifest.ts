import type { Manifest } from '../kit/index.ts'

export const manifest = {
  id: 'feed',
  name: 'RSS, Atom, JSON Feed',
  monogram: 'Fx',
  capabilities: {
    poll: {
      level: 'native',
      constraints: {
        fr: 'Lecture seule : un flux ne se commente pas.',
        en: 'Reading only: a feed cannot be answered.',
      },
      asOf: '2026-11-21',
      source: 'RSS 2.0, RFC 4287, JSON Feed 1.1, through feedsmith 3.0.1',
    },
    publish: { level: 'none', asOf: '2026-11-21', source: 'RSS 2.0, RFC 4287, JSON Feed 1.1' },
    reply: { level: 'none', asOf: '2026-11-21', source: 'RSS 2.0, RFC 4287, JSON Feed 1.1' },
  },
  text: null,
  images: null,
  credentials: [
    {
      name: 'url',
      kind: 'url',
      label: { fr: 'Adresse du flux ou du site', en: 'Address of the feed or of the site' },
      help: {
        fr: 'L’adresse d’une page suffit : Parvis y cherche le flux.',
        en: 'The address of a page is enough: Parvis looks for its feed.',
      },
      placeholder: 'https://exemple.fr',
      maxLength: 2000,
    },
  ],
  howToConnect: {
    fr: 'Collez l’adresse d’un flux, ou celle du site qui le publie.',
    en: 'Paste the address of a feed, or of the site that publishes it.',
  },
  readEverySeconds: 60,
} as const satisfies Manifest
