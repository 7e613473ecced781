import { createTranslator } from 'use-intl/core'
import { typesetCatalogue } from './typography.ts'

export const locales = ['fr', 'en'] as const
export type Locale = (typeof locales)[number]

/** The words of one area, in both languages; both files have the same shape (a check compares them). */
export type AreaCatalogues = Record<Locale, object>

export interface Words {
  /** A message of the catalogues, `area.key`, or `undefined` when there is none. */
  say(locale: Locale, key: string, values?: Record<string, string | number>): string | undefined
}

/** The server's words: every area's catalogue, set once for its language. */
export function createWords(areas: Record<string, AreaCatalogues>): Words {
  const translators = Object.fromEntries(
    locales.map((locale) => {
      const messages = Object.fromEntries(
        Object.entries(areas).map(([area, catalogues]) => [
          area,
          typesetCatalogue(locale, catalogues[locale]),
        ]),
      )
      return [locale, createTranslator({ locale, messages, timeZone: 'UTC' })]
    }),
  ) as Record<Locale, ReturnType<typeof createTranslator>>
  return {
    say(locale, key, values) {
      const translate = translators[locale]
      return translate.has(key as never) ? translate(key as never, values as never) : undefined
    },
  }
}

/** The reader's language, from what they chose or what their browser asks. */
export function preferredLocale(accepted: string | null | undefined, otherwise: Locale): Locale {
  for (const part of (accepted ?? '').split(',')) {
    const code = part.trim().slice(0, 2).toLowerCase()
    if (code === 'fr' || code === 'en') return code
  }
  return otherwise
}
