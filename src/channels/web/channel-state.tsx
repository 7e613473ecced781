import CircleCheck from 'lucide-react/icons/circle-check'
import Clock from 'lucide-react/icons/clock'
import ClockAlert from 'lucide-react/icons/clock-alert'
import Pause from 'lucide-react/icons/pause'
import Unplug from 'lucide-react/icons/unplug'
import { useTranslations } from 'use-intl'
import { StateWord } from '../../web/ui/index.ts'
import type { ChannelState, ChannelView } from '../contract.ts'
import { daysUntil } from './days-until.ts'

const looks = {
  connected: { tone: 'ok', icon: CircleCheck, strong: false },
  late: { tone: 'info', icon: Clock, strong: false },
  expiring: { tone: 'soon', icon: ClockAlert, strong: true },
  cut: { tone: 'late', icon: Unplug, strong: true },
  paused: { tone: 'muted', icon: Pause, strong: false },
} as const satisfies Record<ChannelState, object>

export function ChannelStateWord({ channel }: { channel: ChannelView }) {
  const t = useTranslations('channels')
  const { tone, icon, strong } = looks[channel.state]
  const days = channel.expiresAt ? daysUntil(channel.expiresAt) : 0
  return (
    <StateWord tone={tone} icon={icon} strong={strong}>
      {channel.state === 'expiring' ? t('states.expiring', { days }) : t(`states.${channel.state}`)}
    </StateWord>
  )
}
