import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Mark } from '../layout/mark.tsx'
import { PublicFrame } from '../layout/public-frame.tsx'
import { usePageTitle } from '../shell/page-title.ts'
import styles from './plain-page.module.css'

/** One serif title, one paragraph, what to do. */
export function PlainPage({
  title,
  children,
  actions,
}: {
  title: string
  children: ReactNode
  actions?: ReactNode
}) {
  const t = useTranslations('shell')
  usePageTitle(title)
  return (
    <PublicFrame narrow footer={<Served words={t('servedBy')} />}>
      <div className={styles.page}>
        <h1>{title}</h1>
        <div className={styles.text}>{children}</div>
        {actions && <div className="row wrap">{actions}</div>}
      </div>
    </PublicFrame>
  )
}

const Served = ({ words }: { words: string }) => (
  <span>
    <Mark />
    {words}
  </span>
)
