import { button, inside, openFirst, type Place } from './place.ts'

/** What lies over a screen. */
export const overlays: readonly Place[] = [
  {
    name: 'palette',
    at: inside('/conversations'),
    shows: 'Jérôme Vasseur',
    act: async (page) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').waitFor()
    },
  },
  {
    name: 'shortcuts',
    at: inside('/conversations'),
    shows: 'Jérôme Vasseur',
    act: async (page) => {
      await page.keyboard.press('?')
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
      const listening = page.waitForResponse((response) => response.url().includes('/api/v1/events'))
      await page.reload()
      await listening
      await page.getByRole('grid').getByRole('row').first().waitFor()
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
