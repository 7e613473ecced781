import { useRouter } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { ApiError, Unreachable } from '../api-error.ts'
import { development } from '../development.ts'
import { Button } from '../ui/button.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { NotFound } from './not-found.tsx'
import { PlainPage } from './plain-page.tsx'

/** What failed, what is kept, what to do. */
export function ErrorPage({ error }: { error: unknown }) {
  const t = useTranslations('pages')
  const router = useRouter()
  if (error instanceof ApiError && error.status === 404) return <NotFound />

  const unreachable = error instanceof Unreachable
  const refused = error instanceof ApiError && error.message !== ''
  return (
    <PlainPage
      title={unreachable ? t('unreachableTitle') : t('brokenTitle')}
      actions={
        <>
          <Button variant="primary" onClick={() => void router.invalidate()}>
            {t('tryAgain')}
          </Button>
          <LinkButton to="/">{t('goHome')}</LinkButton>
        </>
      }
    >
      <p>{unreachable ? t('unreachable') : refused ? error.message : t('broken')}</p>
      {error instanceof ApiError && error.help && <p>{error.help}</p>}
      {development && error instanceof Error && <pre>{error.stack}</pre>}
    </PlainPage>
  )
}
