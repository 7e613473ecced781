import CircleCheck from 'lucide-react/icons/circle-check'
import CircleDot from 'lucide-react/icons/circle-dot'
import Hand from 'lucide-react/icons/hand'
import Minus from 'lucide-react/icons/minus'
import { useTranslations } from 'use-intl'
import { StateWord } from '../../web/ui/index.ts'
import type { Value } from './capability-rows.ts'

const looks = {
  yes: { tone: 'ok', icon: CircleCheck },
  partly: { tone: 'soon', icon: CircleDot },
  hand: { tone: 'info', icon: Hand },
  no: { tone: 'muted', icon: Minus },
} as const satisfies Record<Value, object>

export function CapabilityValue({ value, hideWord }: { value: Value; hideWord?: boolean }) {
  const t = useTranslations('channels')
  return (
    <StateWord {...looks[value]}>
      <span className={hideWord ? 'sr' : undefined}>{t(`capabilities.values.${value}`)}</span>
    </StateWord>
  )
}
