import MessageSquareText from 'lucide-react/icons/message-square-text'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useShortcuts } from '../../web/keyboard/index.ts'
import { Tri } from '../../web/layout/index.ts'
import { useSession } from '../../web/session.ts'
import { usePageTitle } from '../../web/shell/page-title.ts'
import { Button, EmptyState } from '../../web/ui/index.ts'
import type { ConversationRow } from '../contract.ts'
import { PersonPane } from './person-pane.tsx'
import { SEARCH_ID } from './queue-filters.tsx'
import { QueuePane } from './queue-pane.tsx'
import { ReadingPane } from './reading-pane.tsx'
import styles from './screen.module.css'
import { useConversation } from './use-conversation.ts'
import { useConversationActions } from './use-conversation-actions.ts'
import { useInboxPlace } from './use-inbox-place.ts'
import { useQueue } from './use-queue.ts'
import { useStillness } from './use-stillness.ts'
import { useThreePanes } from './use-three-panes.ts'

const isPhone = (): boolean => window.matchMedia('(max-width: 760px)').matches

/** Conversations: who waits, what they said, our answer. */
function Inbox() {
  const t = useTranslations('conversations')
  const [trouble, setTrouble] = useState<unknown>(null)
  const { person: me } = useSession()
  const { workspace, conversationId, filters, open, filter } = useInboxPlace()
  const { pane, isStill, focusRow, focusQueue, focusTitle } = useStillness()
  const queue = useQueue(filters, workspace, isStill)
  const { close, assign } = useConversationActions(setTrouble)
  const { data: view } = useConversation(conversationId)
  const wide = useThreePanes()
  usePageTitle(t('title'))

  const at = queue.rows.findIndex((row) => row.id === conversationId)
  const neighbour = (by: 1 | -1) => queue.rows[at + by]
  const move = (by: 1 | -1) => {
    const to = neighbour(by)
    if (to) void open(to.id)
  }
  // The row may already be gone when the next one is wanted: where it stood is remembered.
  const stoodAt = useRef(at)
  useEffect(() => {
    if (at >= 0) stoodAt.current = at
  }, [at])
  const next = () => {
    const rows = queue.rows.filter((row) => row.id !== conversationId)
    const to = isPhone() ? undefined : (rows[stoodAt.current] ?? rows.at(-1))
    void open(to?.id ?? null)
    if (!to) focusQueue()
  }

  const onKey = (row: ConversationRow, key: string): boolean => {
    if (key === 'e' && row.state !== 'closed') {
      focusRow(queue.rows[queue.rows.indexOf(row) + 1]?.id ?? queue.rows.at(-2)?.id ?? null)
      void close(row)
      if (row.id === conversationId) next()
      return true
    }
    if (key === 'm') {
      void assign(row, { id: me.id, name: me.name })
      return true
    }
    return false
  }
  useShortcuts([
    { keys: 'j', label: t('keys.next'), run: () => move(1) },
    { keys: 'k', label: t('keys.previous'), run: () => move(-1) },
    { keys: 'f', label: t('keys.filter'), run: () => document.getElementById(SEARCH_ID)?.focus() },
  ])

  const oldest = queue.rows[0]
  return (
    <div ref={pane} className={styles.inbox}>
      <Tri
        open={conversationId !== null}
        list={{
          label: t('list'),
          content: (
            <QueuePane
              queue={queue}
              filters={filters}
              trouble={trouble}
              selectedId={conversationId}
              onFilter={(change) => void filter(change)}
              onOpen={(row) => (row.id === conversationId ? focusTitle() : void open(row.id))}
              onKey={onKey}
            />
          ),
        }}
        reading={{
          label: view ? t('conversationWith', { name: view.person.name }) : t('reading'),
          content: conversationId ? (
            <ReadingPane
              id={conversationId}
              workspace={workspace}
              onDone={next}
              onBack={() => (isPhone() ? void open(null) : focusRow(conversationId))}
            />
          ) : (
            <div className={styles.nothing}>
              <EmptyState
                icon={MessageSquareText}
                title={t('choose')}
                action={oldest && <Button onClick={() => void open(oldest.id)}>{t('openOldest')}</Button>}
              >
                {t('chooseHelp')}
              </EmptyState>
            </div>
          ),
        }}
        {...(wide && view && { side: { label: t('whoIs'), content: <PersonPane view={view} /> } })}
      />
    </div>
  )
}

export { Inbox as screen }
