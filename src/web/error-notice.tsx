import { useTranslations } from 'use-intl'
import { ApiError } from './api-error.ts'
import { Notice } from './ui/notice.tsx'

interface Props {
  error: Error | null
  /** What could not be done. */
  title?: string
}

/** A failure beside its cause: the server's own words and what to do, or that it did not answer. Nothing without an error. */
export function ErrorNotice({ error, title }: Props) {
  const t = useTranslations('pages')
  if (!error) return null
  const said = error instanceof ApiError && error.message !== ''
  return (
    <Notice tone="late" role="alert" title={title}>
      {said ? `${error.message} ${error.help ?? ''}` : t('unreachable')}
    </Notice>
  )
}
