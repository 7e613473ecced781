import { useTranslations } from 'use-intl'
import { ApiError } from '../../web/api-error.ts'
import { Notice } from '../../web/ui/index.ts'

/** What a failure says to a person: the server's own words, or that it did not answer. */
export function useRefusalWords() {
  const t = useTranslations('conversations')
  return (error: unknown): { message: string; help: string } =>
    error instanceof ApiError && error.message
      ? { message: error.message, help: error.help ?? '' }
      : { message: t('unreachable'), help: t('unreachableHelp') }
}

export function Refusal({ error, kept }: { error: unknown; kept?: string }) {
  const words = useRefusalWords()
  if (!error) return null
  const { message, help } = words(error)
  return (
    <Notice tone="late" role="alert" title={message}>
      {help} {kept}
    </Notice>
  )
}
