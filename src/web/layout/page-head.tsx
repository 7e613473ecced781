import { Link, type LinkProps } from '@tanstack/react-router'
import ChevronLeft from 'lucide-react/icons/chevron-left'
import type { ReactNode } from 'react'
import { cx } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import styles from './page-head.module.css'
import { PhoneLeading } from './phone-leading.tsx'

interface Props {
  title: string
  /** Grey, after the title: a date, a count that is work to do. */
  sub?: ReactNode
  /** On a phone, the arrow to the list; without it, the workspace's square. */
  back?: Pick<LinkProps, 'to' | 'params'> & { label: string }
  /** At the right; on a phone `phoneActions` takes its place. */
  children?: ReactNode
  phoneActions?: ReactNode
  /** In the head of a list pane: the title of a section. */
  pane?: boolean
}

/** The head of a page or of its first pane: it holds the h1 and never scrolls. On a phone it is the top bar. */
export function PageHead({ title, sub, back, children, phoneActions, pane }: Props) {
  const place = back && ({ to: back.to, params: back.params } as LinkProps)
  return (
    <header className={cx(styles.head, pane && styles.pane)}>
      <span className="only-phone">
        {place ? (
          <Link {...place} className={styles.back} aria-label={back?.label}>
            <Icon of={ChevronLeft} size={22} />
          </Link>
        ) : (
          <PhoneLeading />
        )}
      </span>
      <div className={styles.title}>
        <h1>{title}</h1>
        {sub && <span className={styles.sub}>{sub}</span>}
      </div>
      <div className={cx(styles.tools, phoneActions !== undefined && 'only-desktop')}>{children}</div>
      {phoneActions !== undefined && <div className={cx(styles.tools, 'only-phone')}>{phoneActions}</div>}
    </header>
  )
}
