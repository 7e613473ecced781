import { useTranslations } from 'use-intl'
import { PlainPage } from './plain-page.tsx'

/** What was checked and what was not: the statement that public pages link to. */
export function Accessibility() {
  const t = useTranslations('pages.accessibility')
  return (
    <PlainPage title={t('title')}>
      <p>{t('p1')}</p>
      <p>{t('p2')}</p>
      <p>{t('p3')}</p>
    </PlainPage>
  )
}
