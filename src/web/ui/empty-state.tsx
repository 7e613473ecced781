import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './empty-state.module.css'
import { Icon } from './icon.tsx'

interface Props {
  icon: LucideIcon
  title: string
  children?: ReactNode
  /** One useful thing to do. */
  action?: ReactNode
}

/** Done, first use, or a search without result: what it means and one thing to do. */
export const EmptyState = ({ icon, title, children, action }: Props) => (
  <div className={styles.empty}>
    <Icon of={icon} size={20} />
    <b>{title}</b>
    {children && <p>{children}</p>}
    {action}
  </div>
)
