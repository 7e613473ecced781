import type { Page } from 'playwright-core'
import { DEMO } from './demo-server.ts'

/** One screen in one state: how to come there, and what is on it once it stands. */
export interface Place {
  name: string
  /** Below the address of the server. */
  at: string
  /** Text, or a heading, that is there when the screen stands. */
  shows: string | RegExp
  /** What a person does once there. */
  act?: (page: Page) => Promise<void>
  only?: 'phone' | 'desktop'
  /** Opened without a session. */
  visitor?: true
}

const inside = (path: string): string => `/w/${DEMO}${path}`
const press = (key: string) => (page: Page) => page.keyboard.press(key)
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).locator('visible=true').first()

async function openFirst(page: Page): Promise<void> {
  await page.getByRole('grid').getByRole('row').first().click()
  await page.locator('[data-conversation-title]').waitFor()
}

async function openPost(page: Page, state: string): Promise<void> {
  await page.getByRole('listitem').filter({ hasText: state }).getByRole('link').first().click()
  await page.getByRole('heading', { name: 'Canal par canal' }).waitFor()
}

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
  { name: 'not found', at: '/nulle-part', shows: 'Cette page n’existe pas' },
  { name: 'unknown workspace', at: '/w/inconnu/conversations', shows: /n’existe pas/ },
  { name: 'next step', at: '/w/ma-place/start', shows: 'Par où commencer' },
  { name: 'new workspace', at: '/new-workspace', shows: 'Ouvrir un espace de travail' },
]

export const workPlaces: readonly Place[] = [
  { name: 'conversations', at: inside('/conversations'), shows: 'Jérôme Vasseur' },
  { name: 'conversation', at: inside('/conversations'), shows: 'Jérôme Vasseur', act: openFirst },
  { name: 'conversations, first use', at: '/w/ma-place/conversations', shows: 'Vos messages arriveront ici' },
  { name: 'conversations, nothing found', at: inside('/conversations?text=zzzz'), shows: 'Rien pour' },
  {
    name: 'conversations closed',
    at: inside('/conversations?queue=closed'),
    shows: 'Closes',
    act: (page) => page.getByRole('grid').getByRole('row').first().waitFor(),
  },
  { name: 'publications', at: inside('/publications'), shows: 'Partent bientôt' },
  { name: 'publications, first use', at: '/w/ma-place/publications', shows: 'Rien d’écrit pour l’instant' },
  { name: 'week', at: inside('/publications?view=week'), shows: /^Semaine \d+/ },
  ...['Refusé', 'Sort inconnu', 'Programmé', 'Publié'].map(
    (state): Place => ({
      name: `post, ${state}`,
      at: inside('/publications'),
      shows: 'Partent bientôt',
      act: (page) => openPost(page, state),
    }),
  ),
  { name: 'composer', at: inside('/publications/new'), shows: 'Où publier' },
  {
    name: 'composer, a draft with a picture',
    at: inside('/publications'),
    shows: 'Partent bientôt',
    act: async (page) => {
      await page
        .getByRole('link', { name: /opercule du nouveau pot/ })
        .first()
        .click()
      await page.getByLabel('Texte de remplacement').waitFor()
    },
  },
  {
    name: 'composer, choosing an hour',
    at: inside('/publications/new'),
    shows: 'Où publier',
    act: async (page) => {
      await button(page, 'Choisir l’heure').click()
      await page.getByLabel('Jour et heure').waitFor()
    },
  },
  { name: 'channels', at: inside('/settings/channels'), shows: 'ferme-haut-pre.example' },
  { name: 'channels, first use', at: '/w/ma-place/settings/channels', shows: 'Aucun canal connecté' },
  {
    name: 'capabilities',
    at: inside('/settings/channels?view=capabilities'),
    shows: 'Ce que chaque canal permet',
  },
  { name: 'connect', at: inside('/settings/channels/connect'), shows: 'Quel réseau' },
  {
    name: 'connect refused',
    at: inside('/settings/channels/connect'),
    shows: 'Quel réseau',
    act: async (page) => {
      await page.getByRole('radio').first().check({ force: true })
      await button(page, /Vérifier et connecter/).click()
      await page.getByRole('alert').waitFor()
    },
  },
  { name: 'team', at: inside('/settings/team'), shows: 'Qui fait quoi' },
  {
    name: 'inviting',
    at: inside('/settings/team'),
    shows: 'Qui fait quoi',
    act: async (page) => {
      await button(page, 'Inviter').click()
      await page.getByRole('dialog').getByLabel('Adresse électronique').waitFor()
    },
  },
  { name: 'profile', at: inside('/settings/profile'), shows: 'Apparence' },
  { name: 'tokens', at: inside('/settings/tokens'), shows: 'Aucun jeton' },
  {
    name: 'new token',
    at: inside('/settings/tokens'),
    shows: 'Aucun jeton',
    act: async (page) => {
      await button(page, 'Créer un jeton').click()
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'journal', at: inside('/settings/journal'), shows: 'Rien ne s’y efface' },
  { name: 'more', at: inside('/more'), shows: 'Plus', only: 'phone' },
]

/** What lies over a screen. */
export const overlays: readonly Place[] = [
  {
    name: 'palette',
    at: inside('/conversations'),
    shows: 'Jérôme Vasseur',
    act: async (page) => {
      await press('Control+k')(page)
      await page.getByRole('combobox').waitFor()
    },
  },
  {
    name: 'shortcuts',
    at: inside('/conversations'),
    shows: 'Jérôme Vasseur',
    act: async (page) => {
      await press('?')(page)
      await page.getByRole('dialog', { name: 'Raccourcis clavier' }).waitFor()
    },
  },
  {
    name: 'workspaces',
    at: inside('/conversations'),
    shows: 'Jérôme Vasseur',
    act: async (page) => {
      await page.locator('button[aria-haspopup="menu"]').locator('visible=true').first().click()
      await page.getByRole('menu').locator('visible=true').waitFor()
    },
  },
  {
    name: 'actions on a message',
    at: inside('/conversations'),
    shows: 'Jérôme Vasseur',
    act: async (page) => {
      await openFirst(page)
      await button(page, /^Actions sur le message/).click()
      await page.getByRole('menu').locator('visible=true').waitFor()
    },
  },
  {
    name: 'undo',
    at: inside('/conversations'),
    shows: 'Jérôme Vasseur',
    act: async (page) => {
      await openFirst(page)
      await page.keyboard.press('m')
      await page.getByRole('status').getByText('Attribuée à').waitFor()
    },
  },
  {
    name: 'leaving a channel',
    at: inside('/settings/channels'),
    shows: 'ferme-haut-pre.example',
    act: async (page) => {
      await page.getByText('ferme-haut-pre.example').locator('visible=true').first().click()
      await button(page, 'Déconnecter').click()
      await page
        .getByRole('alertdialog')
        .or(page.getByRole('dialog'))
        .locator('visible=true')
        .last()
        .waitFor()
    },
  },
  {
    name: 'offline',
    at: inside('/conversations'),
    shows: 'Jérôme Vasseur',
    act: async (page) => {
      await page.context().setOffline(true)
      await page.getByText('Hors ligne.').waitFor()
    },
  },
  {
    name: 'the server says nothing',
    at: inside('/conversations'),
    shows: 'Jérôme Vasseur',
    act: async (page) => {
      await page.route('**/api/v1/**', (route) => route.abort())
      await page.reload()
      await page.getByRole('heading', { name: 'Le serveur ne répond pas' }).waitFor()
    },
  },
]
