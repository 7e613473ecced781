import ChartNoAxesColumn from 'lucide-react/icons/chart-no-axes-column'
import Eye from 'lucide-react/icons/eye'
import Reply from 'lucide-react/icons/reply'
import Send from 'lucide-react/icons/send'
import Shield from 'lucide-react/icons/shield'
import { useFormatter, useTranslations } from 'use-intl'
import { Icon } from '../../web/ui/index.ts'
import type { ChannelView } from '../contract.ts'
import styles from './can-do.module.css'

export const abilities = [
  { id: 'read', icon: Eye },
  { id: 'reply', icon: Reply },
  { id: 'publish', icon: Send },
  { id: 'moderate', icon: Shield },
  { id: 'measure', icon: ChartNoAxesColumn },
] as const

/** Five marks in a fixed order; the words are for those who do not see them. */
export function CanDo({ can }: { can: ChannelView['can'] }) {
  const t = useTranslations('channels')
  const format = useFormatter()
  const known = abilities.filter(({ id }) => can[id]).map(({ id }) => t(`can.${id}`))
  return (
    <span className={styles.marks} role="img" aria-label={t('canList', { list: format.list(known) })}>
      {abilities.map(({ id, icon }) => (
        <i key={id}>{can[id] ? <Icon of={icon} size={15} /> : '–'}</i>
      ))}
    </span>
  )
}
