import { Link, useLocation } from '@tanstack/react-router'
import MenuIcon from 'lucide-react/icons/menu'
import { useTranslations } from 'use-intl'
import { development } from '../development.ts'
import { type Section, shownSections } from '../sections.ts'
import { useWorkspace } from '../session.ts'
import { Icon } from '../ui/icon.tsx'
import { SectionLink } from './section-link.tsx'
import styles from './tab-bar.module.css'

function Tab({ section }: { section: Section }) {
  const t = useTranslations('sections')
  const workspace = useWorkspace()
  const count = section.count?.(workspace) ?? 0
  return (
    <SectionLink section={section} className={styles.tab}>
      <span className={styles.icon}>
        <Icon of={section.icon} size={21} />
        {count > 0 && <b>{count}</b>}
      </span>
      {t(`${section.id}.short`)}
    </SectionLink>
  )
}

/** A page with its own action bar has none (DESIGN §3). */
const ownBar = /\/publications\/[^/]+$|\/settings\/channels\/connect$/

export function TabBar() {
  const t = useTranslations('shell')
  const { slug } = useWorkspace()
  const { pathname } = useLocation()
  if (ownBar.test(pathname)) return null
  const tabs = shownSections(development).filter((section) => section.tab)
  const elsewhere = /\/(more|settings)(\/|$)/.test(pathname)
  return (
    <nav className={styles.bar} aria-label={t('mainNavigation')}>
      {tabs.map((section) => (
        <Tab key={section.id} section={section} />
      ))}
      <Link
        to="/w/$workspace/more"
        params={{ workspace: slug }}
        className={styles.tab}
        aria-current={elsewhere ? 'page' : undefined}
      >
        <span className={styles.icon}>
          <Icon of={MenuIcon} size={21} />
        </span>
        {t('more')}
      </Link>
    </nav>
  )
}
