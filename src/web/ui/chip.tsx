import type { LucideIcon } from 'lucide-react'
import X from 'lucide-react/icons/x'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import styles from './chip.module.css'
import { cx } from './class-names.ts'
import { Icon } from './icon.tsx'
import type { Tone } from './state-word.tsx'

interface Props {
  tone?: Tone | 'outline'
  icon?: LucideIcon
  /** Adds a cross that names what it removes. */
  onRemove?: () => void
  children: ReactNode
}

export function Chip({ tone, icon, onRemove, children }: Props) {
  const t = useTranslations('ui')
  return (
    <span className={cx(styles.chip, tone && styles[tone])}>
      {icon && <Icon of={icon} size={13} />}
      {children}
      {onRemove && (
        <button type="button" className={styles.remove} onClick={onRemove}>
          <Icon of={X} size={13} />
          <span className="sr">
            {t('remove')} {children}
          </span>
        </button>
      )}
    </span>
  )
}
