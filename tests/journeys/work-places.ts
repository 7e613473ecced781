import type { Page } from 'playwright-core'
import { OWNER } from '../setup/stage.ts'
import { button, inside, openFirst, type Place } from './place.ts'

async function openPost(page: Page, state: string): Promise<void> {
  await page.getByRole('listitem').filter({ hasText: state }).getByRole('link').first().click()
  await page.getByRole('heading', { name: 'Canal par canal' }).waitFor()
}

/** Screens of the work and of the settings, each state once. */
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
  {
    name: 'second check to switch on',
    at: inside('/settings/profile'),
    shows: 'Apparence',
    act: async (page) => {
      await page.getByRole('button', { name: 'Activer' }).click()
      await page
        .getByLabel(/Phrase de passe/)
        .locator('visible=true')
        .first()
        .fill(OWNER.password)
      await page.keyboard.press('Enter')
      await page.getByRole('img', { name: /Code QR/ }).waitFor()
    },
  },
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
