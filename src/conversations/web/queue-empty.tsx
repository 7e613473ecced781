import { useQuery } from '@tanstack/react-query'
import CloudOff from 'lucide-react/icons/cloud-off'
import Coffee from 'lucide-react/icons/coffee'
import Plug from 'lucide-react/icons/plug'
import SearchX from 'lucide-react/icons/search-x'
import { useTranslations } from 'use-intl'
import { ask } from '../../web/queries.ts'
import { useWorkspace } from '../../web/session.ts'
import { Button, EmptyState, LinkButton } from '../../web/ui/index.ts'
import type { Filters } from './read-filters.ts'
import { useRefusalWords } from './refusal.tsx'

interface Props {
  filters: Filters
  filtered: boolean
  error: Error | null
  retry: () => void
  onFilter: (change: Partial<Filters>) => void
}

/** Four reasons for an empty list, never mistaken for one another. */
export function QueueEmpty({ filters, filtered, error, retry, onFilter }: Props) {
  const t = useTranslations('conversations')
  const words = useRefusalWords()
  const { slug } = useWorkspace()
  const channels = useQuery(ask('/channels'))

  if (error) {
    const { message, help } = words(error)
    return (
      <EmptyState icon={CloudOff} title={message} action={<Button onClick={retry}>{t('retry')}</Button>}>
        {help}
      </EmptyState>
    )
  }
  if (filtered) {
    return (
      <EmptyState
        icon={SearchX}
        title={filters.text ? t('empty.search', { text: filters.text }) : t('empty.filter')}
        action={<Button onClick={() => onFilter({ channel: '', text: '' })}>{t('empty.clear')}</Button>}
      />
    )
  }
  if (filters.queue === 'open' && channels.data?.channels.length === 0) {
    return (
      <EmptyState
        icon={Plug}
        title={t('empty.firstTitle')}
        action={
          <LinkButton
            to="/w/$workspace/settings/channels/connect"
            params={{ workspace: slug }}
            variant="primary"
          >
            {t('empty.connect')}
          </LinkButton>
        }
      >
        {t('empty.first')}
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={Coffee} title={t(`empty.${filters.queue}`)}>
      {filters.queue === 'open' && t('empty.done')}
    </EmptyState>
  )
}
