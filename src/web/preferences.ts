import type { Person } from '../accounts/contract.ts'
import { setSingleKeys } from './keyboard/single-keys.ts'

export type Preferences = Pick<Person, 'theme' | 'density' | 'shortcuts' | 'locale'>

const KEY = 'parvis.preferences'
const themes = ['system', 'light', 'dark'] as const
const densities = ['compact', 'normal', 'roomy'] as const

const browserLocale = (): Preferences['locale'] =>
  navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en'

const oneOf = <Value extends string>(allowed: readonly Value[], value: unknown, otherwise: Value): Value =>
  allowed.find((each) => each === value) ?? otherwise

/** What this browser remembers, so that the first paint is already right. The person's own choice comes from the server. */
export function readPreferences(): Preferences {
  let kept: Record<string, unknown> = {}
  try {
    kept = { ...JSON.parse(localStorage.getItem(KEY) ?? '{}') }
  } catch {
    // A browser that refuses storage, or a text that is no JSON: the defaults do.
  }
  return {
    theme: oneOf(themes, kept.theme, 'system'),
    density: oneOf(densities, kept.density, 'normal'),
    locale: oneOf(['fr', 'en'], kept.locale, browserLocale()),
    shortcuts: kept.shortcuts !== false,
  }
}

const remember = (preferences: Preferences): void => {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences))
  } catch {
    // Private browsing: the choice lasts as long as the page.
  }
}

/** Theme and density are attributes of the page; shortcuts are a switch of the keyboard. */
export function applyPreferences(preferences: Preferences): void {
  const page = document.documentElement
  if (preferences.theme === 'system') delete page.dataset.theme
  else page.dataset.theme = preferences.theme
  page.dataset.density = preferences.density
  setSingleKeys(preferences.shortcuts)
  remember(preferences)
}
