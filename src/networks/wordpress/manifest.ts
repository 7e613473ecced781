import type { Manifest } from '../kit/index.ts'

const ran = { asOf: '2026-11-22', source: 'WordPress 6.1, run' } as const
const handbook = {
  asOf: '2026-11-22',
  source: 'https://developer.wordpress.org/rest-api/reference/',
} as const
const native = { level: 'native', scopeNeeded: 'moderate_comments', ...ran } as const

export const manifest = {
  id: 'wordpress',
  name: 'WordPress',
  monogram: 'Wp',
  capabilities: {
    publish: {
      level: 'native',
      scopeNeeded: 'publish_posts',
      constraints: {
        fr: 'La première ligne devient le titre de l’article. La première image est mise en avant, les autres suivent le texte.',
        en: 'The first line becomes the title of the article. The first image is the featured one, the others follow the text.',
      },
      ...ran,
    },
    edit: { level: 'manual', ...handbook },
    delete_own: {
      level: 'native',
      reversible: true,
      constraints: {
        fr: 'Mis à la corbeille du site, qui la vide après 30 jours.',
        en: 'Moved to the trash of the site, which empties it after 30 days.',
      },
      ...ran,
    },
    list_comments: {
      ...native,
      constraints: {
        fr: 'WordPress ne dit pas quand un commentaire change : Parvis relit les 300 derniers.',
        en: 'WordPress does not say when a comment changes: Parvis reads the last 300 again.',
      },
    },
    poll: native,
    reply: { ...native, depth: 'any' },
    approve: { ...native, reversible: true },
    hold: {
      ...native,
      reversible: true,
      constraints: {
        fr: 'Le commentaire disparaît du site jusqu’à ce que quelqu’un l’approuve. Ses réponses restent.',
        en: 'The comment leaves the site until somebody approves it. Its replies stay.',
      },
    },
    spam: {
      ...native,
      reversible: true,
      constraints: {
        fr: 'Le site supprime ses indésirables après 15 jours s’il a un filtre qui le fait.',
        en: 'The site removes its spam after 15 days when it has a filter that does so.',
      },
    },
    delete_other: {
      ...native,
      reversible: true,
      constraints: {
        fr: 'Mis à la corbeille du site, qui la vide après 30 jours.',
        en: 'Moved to the trash of the site, which empties it after 30 days.',
      },
    },
    hide: { level: 'none', ...handbook },
    like: { level: 'none', ...handbook },
    metrics_post: { level: 'none', ...handbook },
    dm_read: { level: 'none', ...handbook },
    webhook: { level: 'none', ...handbook },
  },
  text: {
    post: { max: null, unit: 'codePoints', ...handbook },
    // The column holds 65,535 bytes; signs that HTML writes longer need the rest.
    reply: { max: 60_000, unit: 'bytes', ...ran },
  },
  images: {
    maxCount: 20,
    // What PHP accepts where nobody changed upload_max_filesize.
    maxBytes: 2_000_000,
    maxSide: 2560,
    types: ['image/jpeg', 'image/png', 'image/webp'],
    altMax: 2000,
    asOf: '2026-11-22',
    source: 'https://www.php.net/manual/en/ini.core.php#ini.upload-max-filesize',
  },
  credentials: [
    {
      name: 'url',
      kind: 'url',
      label: { fr: 'Adresse du site', en: 'Address of the site' },
      help: { fr: 'Celle que voient vos lecteurs.', en: 'The one your readers see.' },
      placeholder: 'https://blog.exemple.fr',
      maxLength: 2000,
    },
    {
      name: 'user',
      kind: 'text',
      label: { fr: 'Identifiant WordPress', en: 'WordPress user name' },
      help: {
        fr: 'Celui d’un compte Éditeur ou Administrateur du site : il faut pouvoir modérer les commentaires.',
        en: 'Of an Editor or Administrator of the site: it has to be allowed to moderate comments.',
      },
      maxLength: 200,
    },
    {
      name: 'applicationPassword',
      kind: 'secret',
      label: { fr: 'Mot de passe d’application', en: 'Application password' },
      help: {
        fr: 'Dans WordPress : Comptes → Profil → Mots de passe d’application. Le mot de passe habituel du compte n’est pas accepté.',
        en: 'In WordPress: Users → Profile → Application Passwords. The usual password of the account is not accepted.',
      },
      placeholder: 'abcd EFGH 1234 ijkl MNOP 6789',
      maxLength: 200,
    },
  ],
  howToConnect: {
    fr: 'Créez un mot de passe d’application dans votre profil WordPress, puis collez-le ici. Le site doit être en https.',
    en: 'Create an application password in your WordPress profile, then paste it here. The site has to use https.',
  },
  readEverySeconds: 10,
} as const satisfies Manifest
