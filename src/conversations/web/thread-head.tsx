import { useQuery } from '@tanstack/react-query'
import Check from 'lucide-react/icons/check'
import ChevronDown from 'lucide-react/icons/chevron-down'
import ChevronLeft from 'lucide-react/icons/chevron-left'
import RotateCcw from 'lucide-react/icons/rotate-ccw'
import UserRound from 'lucide-react/icons/user-round'
import type { Ref } from 'react'
import { useTranslations } from 'use-intl'
import { ask } from '../../web/queries.ts'
import { useSession } from '../../web/session.ts'
import { Avatar, Button, IconButton, Menu, NetworkGlyph } from '../../web/ui/index.ts'
import { WaitClock } from '../../web/ui/wait-clock.tsx'
import type { ConversationView } from '../contract.ts'
import styles from './thread-head.module.css'

interface Props {
  view: ConversationView
  title: Ref<HTMLHeadingElement>
  onBack: () => void
  onAssign: (to: { id: string; name: string } | null) => void
  onClose: () => void
  onReopen: () => void
  onShowPerson: () => void
}

export function ThreadHead({ view, title, onBack, onAssign, onClose, onReopen, onShowPerson }: Props) {
  const t = useTranslations('conversations')
  return (
    <header className={styles.head}>
      <span className="only-phone">
        <IconButton icon={ChevronLeft} iconSize={22} label={t('back')} onClick={onBack} />
      </span>
      <h2 ref={title} tabIndex={-1} data-conversation-title className="ell">
        {view.person.name}
      </h2>
      <NetworkGlyph monogram={view.channel.monogram} name={view.channel.networkName} />
      {view.waitingSince && <WaitClock since={view.waitingSince} dueAt={view.targetAt} />}
      <span className={styles.tools}>
        <AssignMenu view={view} onAssign={onAssign} />
        <span className={styles.person}>
          <IconButton icon={UserRound} label={t('whoIs')} onClick={onShowPerson} />
        </span>
        {view.state === 'closed' ? (
          <Button size="small" icon={RotateCcw} onClick={onReopen}>
            {t('reopen')}
          </Button>
        ) : (
          <Button size="small" icon={Check} keys="E" onClick={onClose}>
            {t('close')}
          </Button>
        )}
      </span>
    </header>
  )
}

function AssignMenu({ view, onAssign }: Pick<Props, 'view' | 'onAssign'>) {
  const t = useTranslations('conversations')
  const { person: me } = useSession()
  const team = useQuery(ask('/teammates')).data?.items ?? []
  const others = team
    .filter((each) => each.personId !== me.id)
    .sort((one, other) => one.name.localeCompare(other.name))
  const item = (id: string, name: string, label: string, keys?: string) => ({
    id,
    label,
    leading: <Avatar name={name} size={20} />,
    checked: view.assignee?.id === id,
    ...(keys && { keys }),
    onSelect: () => onAssign({ id, name }),
  })
  const name = view.assignee?.name.split(' ')[0]
  return (
    <Menu
      label={t('assignTo')}
      align="end"
      trigger={
        <Button
          variant="quiet"
          size="small"
          icon={UserRound}
          endIcon={ChevronDown}
          className={styles.assign}
          aria-label={view.assignee ? t('assignedTo', { name: view.assignee.name }) : t('assign')}
        >
          {name ?? t('assign')}
        </Button>
      }
      items={[
        item(me.id, me.name, t('toMe'), 'M'),
        ...others.map((each) => item(each.personId, each.name, each.name)),
        'line',
        {
          id: 'nobody',
          label: t('toNobody'),
          checked: view.assignee === null,
          onSelect: () => onAssign(null),
        },
      ]}
    />
  )
}
