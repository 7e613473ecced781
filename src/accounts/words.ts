import { createTranslator } from 'use-intl/core'
import { typesetCatalogue } from '../platform/intl/typography.ts'
import en from './messages/en.json' with { type: 'json' }
import fr from './messages/fr.json' with { type: 'json' }

const catalogues = { fr: typesetCatalogue('fr', fr), en: typesetCatalogue<typeof fr>('en', en) }

/** The words of this room outside of the API: mails. */
export const wordsIn = (locale: 'fr' | 'en') => createTranslator({ locale, messages: catalogues[locale] })
