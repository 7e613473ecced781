import { useQuery } from '@tanstack/react-query'
import KeyRound from 'lucide-react/icons/key-round'
import Plus from 'lucide-react/icons/plus'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ErrorNotice } from '../../web/error-notice.tsx'
import { SettingsFrame } from '../../web/layout/index.ts'
import { ask } from '../../web/queries.ts'
import { usePageTitle } from '../../web/shell/page-title.ts'
import { Button, EmptyState, IconButton, Skeleton } from '../../web/ui/index.ts'
import { NewTokenDialog } from './new-token-dialog.tsx'
import { TokenTable } from './token-table.tsx'

function Screen() {
  const t = useTranslations('accounts.tokens')
  const [creating, setCreating] = useState(false)
  const { data, error, isPending } = useQuery(ask('/tokens'))
  usePageTitle(t('title'))
  const create = (
    <Button variant="primary" icon={Plus} onClick={() => setCreating(true)}>
      {t('create')}
    </Button>
  )
  return (
    <SettingsFrame
      title={t('title')}
      actions={create}
      phoneActions={
        <IconButton icon={Plus} iconSize={20} label={t('create')} onClick={() => setCreating(true)} />
      }
    >
      <p className="t2">{t('lead')}</p>
      {isPending && <Skeleton label={t('loading')} rows={3} height={46} />}
      <ErrorNotice error={error} title={t('failed')} />
      {data?.items.length === 0 && (
        <EmptyState icon={KeyRound} title={t('none')}>
          {t('noneText')}
        </EmptyState>
      )}
      {data && data.items.length > 0 && <TokenTable tokens={data.items} />}
      <NewTokenDialog open={creating} onClose={() => setCreating(false)} />
    </SettingsFrame>
  )
}

export { Screen as screen }
