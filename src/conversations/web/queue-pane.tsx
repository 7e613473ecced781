import ListFilter from 'lucide-react/icons/list-filter'
import type { KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import { PageHead } from '../../web/layout/index.ts'
import { Button, Kbd, List, Notice, Skeleton, TabPanel, Tabs } from '../../web/ui/index.ts'
import type { ConversationRow } from '../contract.ts'
import { ConversationLine } from './conversation-row.tsx'
import { QueueEmpty } from './queue-empty.tsx'
import { QueueFilters } from './queue-filters.tsx'
import styles from './queue-pane.module.css'
import { type Filters, queues } from './read-filters.ts'
import { Refusal } from './refusal.tsx'
import { useArrivals } from './use-arrivals.ts'
import type { useQueue } from './use-queue.ts'

interface Props {
  queue: ReturnType<typeof useQueue>
  filters: Filters
  /** Why the last thing asked from the list was refused. */
  trouble: unknown
  selectedId: string | null
  onFilter: (change: Partial<Filters>) => void
  onOpen: (row: ConversationRow) => void
  /** A letter pressed on a row; true when it did something. */
  onKey: (row: ConversationRow, key: string) => boolean
}

const ROW = 92
/** The only queues whose number is work to do. */
const counted = new Set(['open', 'mine', 'waiting'])

export function QueuePane({ queue, filters, trouble, selectedId, onFilter, onOpen, onKey }: Props) {
  const t = useTranslations('conversations')
  const arrivals = useArrivals(queue.counts?.open)
  const { loadMore } = queue
  const filtered = Boolean(filters.channel || filters.text)
  const onRowKey = (row: ConversationRow, event: KeyboardEvent) =>
    !event.ctrlKey && !event.metaKey && !event.altKey && onKey(row, event.key)

  return (
    <>
      <PageHead pane title={t('title')} />
      <Tabs
        id="queue"
        label={t('queues.label')}
        tabs={queues.map((id) => ({
          id,
          label: t(`queues.${id}`),
          count: counted.has(id) ? queue.counts?.[id] : undefined,
        }))}
        selected={filters.queue}
        onSelect={(id) => onFilter({ queue: queues.find((each) => each === id) ?? 'open' })}
      />
      <TabPanel id="queue" selected={filters.queue} className={styles.panel ?? ''}>
        <QueueFilters filters={filters} onFilter={onFilter} />
        <p className="sr" role="status">
          {arrivals > 0 && t('arrivals', { count: arrivals })}
        </p>
        {trouble !== null && (
          <div className={styles.stale}>
            <Refusal error={trouble} />
          </div>
        )}
        {queue.held.length > 0 && (
          <Button
            variant="quiet"
            size="small"
            icon={ListFilter}
            className={styles.held}
            onClick={queue.insert}
          >
            {t('showHeld', { count: queue.held.length })}
          </Button>
        )}
        {queue.error && queue.rows.length > 0 && <Stale at={queue.updatedAt} retry={queue.retry} />}
        {queue.rows.length > 0 ? (
          <List
            label={t(`queues.${filters.queue}`)}
            items={queue.rows}
            keyOf={(row) => row.id}
            selectedKey={selectedId}
            onOpen={onOpen}
            onRowKey={onRowKey}
            estimate={ROW}
            onNearEnd={loadMore}
          >
            {(row) => <ConversationLine row={row} />}
          </List>
        ) : queue.loading ? (
          <Skeleton label={t('loading')} rows={6} height={ROW} />
        ) : (
          <QueueEmpty
            filters={filters}
            filtered={filtered}
            error={queue.error}
            retry={queue.retry}
            onFilter={onFilter}
          />
        )}
        {queue.hasMore && queue.rows.length > 0 && (
          <Button
            variant="quiet"
            size="small"
            busy={queue.loadingMore}
            className={styles.more}
            onClick={loadMore}
          >
            {t('showMore', { count: queue.rows.length })}
          </Button>
        )}
      </TabPanel>
      <KeyHints />
    </>
  )
}

function Stale({ at, retry }: { at: number; retry: () => void }) {
  const t = useTranslations('conversations')
  return (
    <div className={styles.stale}>
      <Notice tone="soon" title={t('stale', { at: new Date(at) })}>
        <button type="button" className="link" onClick={retry}>
          {t('retry')}
        </button>
      </Notice>
    </div>
  )
}

function KeyHints() {
  const t = useTranslations('conversations')
  return (
    <p className={styles.hints} aria-hidden>
      <span>
        <Kbd keys="J+K" /> {t('keys.browse')}
      </span>
      <span>
        <Kbd keys="R" /> {t('keys.reply')}
      </span>
      <span>
        <Kbd keys="E" /> {t('keys.close')}
      </span>
      <span>
        <Kbd keys="?" /> {t('keys.all')}
      </span>
    </p>
  )
}
