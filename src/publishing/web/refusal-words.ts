import { useTranslations } from 'use-intl'
import { ApiError } from '../../web/api-error.ts'

/** What a failure says to a person: the server's own words, or that it did not answer. */
export function useRefusalWords() {
  const t = useTranslations('publishing')
  return (error: unknown): { message: string; help: string } =>
    error instanceof ApiError && error.message
      ? { message: error.message, help: error.help ?? '' }
      : { message: t('unreachable'), help: t('unreachableHelp') }
}
