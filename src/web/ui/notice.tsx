import type { LucideIcon } from 'lucide-react'
import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import Info from 'lucide-react/icons/info'
import type { ReactNode } from 'react'
import { cx } from './class-names.ts'
import { Icon } from './icon.tsx'
import styles from './notice.module.css'

export type NoticeTone = 'late' | 'soon' | 'info' | 'ok' | 'accent' | 'plain'

const DRAWING: Record<NoticeTone, LucideIcon> = {
  late: CircleAlert,
  soon: CircleAlert,
  info: Info,
  ok: CircleCheck,
  accent: Info,
  plain: Info,
}

interface Props {
  tone: NoticeTone
  icon?: LucideIcon
  /** What failed or what to know, in bold. */
  title?: ReactNode
  /** `alert` when it appears because of what the person just did. */
  role?: 'alert' | 'status'
  children?: ReactNode
}

/** Next to its cause: what happened, why if known, what is kept, what to do. */
export const Notice = ({ tone, icon, title, role, children }: Props) => (
  <div className={cx(styles.notice, styles[tone])} role={role}>
    <Icon of={icon ?? DRAWING[tone]} />
    <div>
      {title && <b>{title} </b>}
      {children}
    </div>
  </div>
)
