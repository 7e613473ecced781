import { useTranslations } from 'use-intl'
import { LinkButton } from '../ui/link-button.tsx'
import { PlainPage } from './plain-page.tsx'

export function NotFound() {
  const t = useTranslations('pages')
  return (
    <PlainPage
      title={t('notFoundTitle')}
      actions={
        <LinkButton to="/" variant="primary">
          {t('goHome')}
        </LinkButton>
      }
    >
      <p>{t('notFound')}</p>
    </PlainPage>
  )
}
