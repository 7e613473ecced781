import { useInfiniteQuery } from '@tanstack/react-query'
import HistoryIcon from 'lucide-react/icons/history'
import { useState } from 'react'
import { useMessages, useTranslations } from 'use-intl'
import { api } from '../../web/api.ts'
import { ErrorNotice } from '../../web/error-notice.tsx'
import { SettingsFrame } from '../../web/layout/index.ts'
import { useWorkspace } from '../../web/session.ts'
import { usePageTitle } from '../../web/shell/page-title.ts'
import { useTimes } from '../../web/time/words.ts'
import { Button, EmptyState, Select, Skeleton } from '../../web/ui/index.ts'
import type { AuditEntry } from '../contract.ts'
import styles from './journal.module.css'
import { sentenceOf } from './journal-words.ts'

const areas = [
  'teammate',
  'invitation',
  'token',
  'workspace',
  'channel',
  'conversation',
  'post',
  'delivery',
] as const
type Area = 'all' | (typeof areas)[number]

const useJournal = (area: Area) => {
  const { slug } = useWorkspace()
  return useInfiniteQuery({
    queryKey: ['audit', slug, area],
    queryFn: ({ pageParam }) =>
      api.get('/audit', {
        query: { ...(area !== 'all' && { type: area }), ...(pageParam !== null && { before: pageParam }) },
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
  })
}

function Line({ entry }: { entry: AuditEntry }) {
  const t = useTranslations('accounts.journal')
  const words = useMessages().facts
  const { moment } = useTimes()
  const who = entry.actor.kind === 'system' ? t('system') : entry.actor.name
  return (
    <tr>
      <td className={styles.when}>
        <time dateTime={entry.at}>{moment(entry.at)}</time>
      </td>
      <td>
        {who}
        {entry.actor.kind === 'token' && <small className="t3"> ({t('token')})</small>}
      </td>
      <td>{sentenceOf(entry.type, words) ?? <code>{entry.type}</code>}</td>
    </tr>
  )
}

function Screen() {
  const t = useTranslations('accounts.journal')
  const [area, setArea] = useState<Area>('all')
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useJournal(area)
  const entries = data?.pages.flatMap((page) => page.items) ?? []
  usePageTitle(t('title'))
  const options = [
    { value: 'all' as Area, label: t('all') },
    ...areas.map((each) => ({ value: each as Area, label: t(`areas.${each}`) })),
  ]
  return (
    <SettingsFrame title={t('title')}>
      <p className="t2">{t('lead')}</p>
      <div className={styles.filter}>
        <Select label={t('filter')} value={area} options={options} onChange={setArea} />
      </div>
      {isPending && <Skeleton label={t('loading')} rows={5} height={36} />}
      <ErrorNotice error={error} title={t('failed')} />
      {data && entries.length === 0 && (
        <EmptyState icon={HistoryIcon} title={t('none')}>
          {area === 'all' ? t('noneText') : t('noneOfType')}
        </EmptyState>
      )}
      {entries.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('when')}</th>
              <th scope="col">{t('who')}</th>
              <th scope="col">{t('what')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <Line key={entry.seq} entry={entry} />
            ))}
          </tbody>
        </table>
      )}
      {hasNextPage && (
        <div>
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </SettingsFrame>
  )
}

export { Screen as screen }
