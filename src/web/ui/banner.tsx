import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './banner.module.css'
import { cx } from './class-names.ts'
import { Icon } from './icon.tsx'

interface Props {
  tone?: 'soon' | 'late'
  icon: LucideIcon
  title: string
  children?: ReactNode
}

/** One line above everything, only when the whole page is concerned. */
export const Banner = ({ tone = 'soon', icon, title, children }: Props) => (
  <div className={cx(styles.banner, styles[tone])} role="status">
    <Icon of={icon} />
    <span>
      <b>{title}</b> {children}
    </span>
  </div>
)
