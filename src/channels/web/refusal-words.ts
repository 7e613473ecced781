import { useTranslations } from 'use-intl'
import { ApiError } from '../../web/api-error.ts'

/** What a failure says to a person: the server's own words, or that it did not answer. */
export function useRefusalWords() {
  const t = useTranslations('channels')
  return (error: unknown): { message: string; help: string; field: string | null } =>
    error instanceof ApiError && error.message
      ? { message: error.message, help: error.help ?? '', field: error.field }
      : { message: t('unreachable'), help: t('unreachableHelp'), field: null }
}
