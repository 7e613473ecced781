import { typesetCatalogue } from '../../platform/intl/typography.ts'
import type { Locale, Words } from './words.ts'

const files: Record<Locale, () => Promise<{ messages: Words }>> = {
  fr: () => import('./fr.ts'),
  en: () => import('./en.ts'),
}
const loaded = new Map<Locale, Promise<Words>>()

/** The words of one language, set by its typography once; the other language is never fetched. */
export function loadWords(locale: Locale): Promise<Words> {
  const known = loaded.get(locale)
  if (known) return known
  const words = files[locale]().then((file) => typesetCatalogue(locale, file.messages))
  loaded.set(locale, words)
  words.catch(() => loaded.delete(locale))
  return words
}
