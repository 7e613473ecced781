export { instantOf, localTimeOf } from './local-time.ts'
export {
  type AreaCatalogues,
  createWords,
  type Locale,
  locales,
  preferredLocale,
  type Words,
} from './translator.ts'
export { typeset } from './typography.ts'
