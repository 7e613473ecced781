import Lock from 'lucide-react/icons/lock'
import UserRound from 'lucide-react/icons/user-round'
import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { useTimes } from '../../web/time/words.ts'
import { Avatar, cx, Icon, NetworkGlyph } from '../../web/ui/index.ts'
import { WaitClock } from '../../web/ui/wait-clock.tsx'
import type { ConversationRow } from '../contract.ts'
import styles from './conversation-row.module.css'

interface Props {
  row: ConversationRow
}

/** Who waits, since when, and their first words. Drawn again only when the row changes: scrolling moves rows, it does not redraw them. */
export const ConversationLine = memo(function ConversationLine({ row }: Props) {
  const t = useTranslations('conversations')
  const { moment } = useTimes()
  return (
    <div data-conversation={row.id} className={cx(styles.row, row.unread && styles.unread)}>
      <Avatar name={row.person.name} />
      <div className={styles.text}>
        <div className={styles.first}>
          {row.unread && <span className="sr">{t('unread')}</span>}
          <b className="ell">{row.person.name}</b>
          <NetworkGlyph monogram={row.channel.monogram} name={row.channel.networkName} />
          <span className={styles.when}>
            {row.waitingSince ? (
              <WaitClock since={row.waitingSince} dueAt={row.targetAt} />
            ) : (
              <span className="t3">{moment(row.lastMessageAt)}</span>
            )}
          </span>
        </div>
        <p className={styles.excerpt} lang={row.language ?? undefined}>
          {row.excerpt || t('noText')}
        </p>
        {(row.visibility === 'private' || row.assignee) && (
          <div className={styles.last}>
            {row.visibility === 'private' && (
              <span className={styles.tag}>
                <Icon of={Lock} size={13} /> {t('private')}
              </span>
            )}
            {row.assignee && (
              <span className={styles.tag}>
                <Icon of={UserRound} size={13} /> {row.assignee.name}
              </span>
            )}
          </div>
        )}
      </div>
    </div>
  )
})
