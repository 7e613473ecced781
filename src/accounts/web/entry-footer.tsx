import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { entryQuery } from '../../web/entry.ts'
import { Mark } from '../../web/layout/mark.tsx'

/** On Parvis's own pages. */
export function OwnFooter() {
  const t = useTranslations('accounts')
  const { data } = useQuery(entryQuery)
  return <span>{t('footer', { version: data?.version ?? '' })}</span>
}

/** Where the brand comes first, Parvis signs last. */
export function ServedFooter() {
  const t = useTranslations('shell')
  return (
    <span>
      <Mark />
      {t('servedBy')}
    </span>
  )
}
