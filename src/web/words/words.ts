import type { messages } from './fr.ts'

export type Locale = 'fr' | 'en'
export const locales: readonly Locale[] = ['fr', 'en']
export type Words = typeof messages

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: Words
  }
}
