import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './class-names.ts'
import { Icon } from './icon.tsx'
import styles from './state-word.module.css'

export type Tone = 'ok' | 'soon' | 'late' | 'info' | 'danger' | 'muted' | 'accent'

interface Props {
  tone: Tone
  icon: LucideIcon
  /** Bold and coloured, only if someone must act. */
  strong?: boolean
  children: ReactNode
}

export const StateWord = ({ tone, icon, strong, children }: Props) => (
  <span className={cx(styles.state, styles[tone], strong && styles.strong)}>
    <Icon of={icon} size={14} />
    {children}
  </span>
)
