import { button, type Place } from './place.ts'

/** Pages of those who are not signed in. */
export const publicPlaces: readonly Place[] = [
  { name: 'sign-in', at: '/sign-in', shows: 'Bonjour', visitor: true },
  {
    name: 'sign-in refused',
    at: '/sign-in',
    shows: 'Bonjour',
    visitor: true,
    act: async (page) => {
      await button(page, 'Se connecter').click()
      await page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'pass phrase forgotten',
    at: '/sign-in',
    shows: 'Bonjour',
    visitor: true,
    act: async (page) => {
      await button(page, 'Phrase de passe oubliée').click()
      await page.getByRole('heading', { name: 'Phrase de passe oubliée' }).waitFor()
    },
  },
  { name: 'already installed', at: '/welcome?token=x', shows: 'Parvis est déjà installé', visitor: true },
  { name: 'invitation gone', at: `/invitation/${'x'.repeat(43)}`, shows: 'plus valable', visitor: true },
  { name: 'accessibility', at: '/accessibility', shows: 'Accessibilité', visitor: true },
  {
    name: 'code',
    at: '/sign-in',
    shows: 'Bonjour',
    visitor: true,
    act: async (page) => {
      // As for somebody whose second check is on.
      await page.route('**/api/auth/sign-in/email', (route) =>
        route.fulfill({ json: { twoFactorRedirect: true } }),
      )
      await page.getByLabel('Adresse électronique').fill('ines@exemple.fr')
      await page.getByLabel('Phrase de passe', { exact: true }).fill('une phrase de passe')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Encore un contrôle' }).waitFor()
    },
  },
  {
    name: 'new pass phrase',
    at: '/reset-password?token=x',
    shows: 'nouvelle phrase de passe',
    visitor: true,
  },
  {
    name: 'invitation',
    at: '/w/ma-place/settings/team',
    shows: 'Qui fait quoi',
    act: async (page) => {
      const email = `invite-${crypto.randomUUID()}@exemple.fr`
      const { origin } = new URL(page.url())
      const asked = await page.request.post(`${origin}/api/v1/invitations`, {
        headers: { origin, 'x-parvis-workspace': 'ma-place' },
        data: { email, role: 'editor' },
      })
      await page.goto((await asked.json()).link)
      await page.getByRole('button', { name: 'Rejoindre Ma place' }).waitFor()
    },
  },
  {
    name: 'a screen that broke',
    at: '/w/ma-place/publications',
    shows: 'Rien d’écrit pour l’instant',
    act: async (page) => {
      await page.route('**/api/v1/posts?*', (route) => route.fulfill({ json: { posts: [null], next: null } }))
      await page.reload()
      await page.getByRole('heading', { name: 'Cette page s’est arrêtée' }).waitFor()
    },
  },
  { name: 'not found', at: '/nulle-part', shows: 'Cette page n’existe pas' },
  { name: 'unknown workspace', at: '/w/inconnu/conversations', shows: /n’existe pas/ },
  { name: 'next step', at: '/w/ma-place/start', shows: 'Par où commencer' },
  { name: 'new workspace', at: '/new-workspace', shows: 'Ouvrir un espace de travail' },
]
