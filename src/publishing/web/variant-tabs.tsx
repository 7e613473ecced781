import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import CircleX from 'lucide-react/icons/circle-x'
import { useTranslations } from 'use-intl'
import type { ChannelView } from '../../channels/contract.ts'
import { cx, Icon, Tabs } from '../../web/ui/index.ts'
import type { VerdictView } from '../contract.ts'
import styles from './variant-tabs.module.css'

export const SHARED = 'shared'
const drawings = { ready: CircleCheck, warning: CircleAlert, blocking: CircleX }

interface Props {
  channels: readonly ChannelView[]
  verdicts: ReadonlyMap<string, VerdictView>
  selected: string
  onSelect: (id: string) => void
}

/** The shared text, then one tab a channel with what its network says. With one channel the two are the same. */
export function VariantTabs({ channels, verdicts, selected, onSelect }: Props) {
  const t = useTranslations('publishing')
  const tabs = channels.map((channel) => {
    const level = verdicts.get(channel.id)?.level
    return {
      id: channel.id,
      label: channels.some((other) => other !== channel && other.networkName === channel.networkName)
        ? channel.name
        : channel.networkName,
      mark: level && (
        <span className={cx(styles.mark, styles[level])}>
          <Icon of={drawings[level]} size={15} />
          <span className="sr">{t(`levels.${level}`)}</span>
        </span>
      ),
    }
  })
  return (
    <Tabs
      id="variant"
      label={t('variants')}
      manual
      tabs={channels.length === 1 ? tabs : [{ id: SHARED, label: t('shared') }, ...tabs]}
      selected={selected}
      onSelect={onSelect}
    />
  )
}
