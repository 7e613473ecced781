import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { cx } from '../ui/class-names.ts'
import { LanguageMenu } from './language-menu.tsx'
import { Mark } from './mark.tsx'
import styles from './public-frame.module.css'

interface Props {
  /** At the top left: Parvis at first start, the client's brand elsewhere. */
  brand?: ReactNode
  end?: ReactNode
  footer: ReactNode
  narrow?: boolean
  children: ReactNode
}

/** Pages without rail nor account: serif titles, 16 px text, 48 px controls, no tracker hence no banner. */
export function PublicFrame({ brand, end, footer, narrow, children }: Props) {
  const t = useTranslations('shell')
  return (
    <>
      <a className={styles.skip} href="#content">
        {t('skip')}
      </a>
      <div className={cx(styles.page, narrow && styles.narrow)}>
        <header className={styles.head}>
          {brand ?? <Wordmark />}
          <span className="end">{end ?? <LanguageMenu />}</span>
        </header>
        <main id="content" tabIndex={-1}>
          {children}
        </main>
        <footer className={styles.foot}>
          {footer}
          <Link to="/accessibility" className="link end">
            {t('accessibility')}
          </Link>
        </footer>
      </div>
    </>
  )
}

const Wordmark = () => (
  <span className={styles.wordmark}>
    <Mark size={24} />
    <span>Parvis</span>
  </span>
)
