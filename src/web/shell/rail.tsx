import { Link } from '@tanstack/react-router'
import Search from 'lucide-react/icons/search'
import Settings2 from 'lucide-react/icons/settings-2'
import { useTranslations } from 'use-intl'
import { development } from '../development.ts'
import { type Section, shownSections } from '../sections.ts'
import { useSession, useWorkspace } from '../session.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Icon } from '../ui/icon.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { ctrlKey } from './platform-keys.ts'
import styles from './rail.module.css'
import { SectionLink } from './section-link.tsx'
import { WorkspaceSwitcher } from './workspace-switcher.tsx'

function Entry({ section }: { section: Section }) {
  const t = useTranslations('sections')
  const workspace = useWorkspace()
  const count = section.count?.(workspace) ?? 0
  return (
    <SectionLink section={section} className={styles.link} title={t(`${section.id}.name`)}>
      <Icon of={section.icon} size={17} />
      <span className={styles.name}>{t(`${section.id}.name`)}</span>
      {count > 0 && <span className={styles.count}>{count}</span>}
    </SectionLink>
  )
}

export function Rail({ onSearch }: { onSearch: () => void }) {
  const t = useTranslations('shell')
  const { person } = useSession()
  const { slug } = useWorkspace()
  return (
    <nav className={styles.rail} aria-label={t('mainNavigation')} data-pane>
      <WorkspaceSwitcher />
      <button
        type="button"
        className={styles.search}
        onClick={onSearch}
        aria-label={t('search')}
        aria-keyshortcuts="Control+K"
      >
        <Icon of={Search} size={15} />
        <span>{t('search')}</span>
        <Kbd keys={`${ctrlKey(t('ctrl'))}+K`} />
      </button>
      <ul className={styles.list}>
        {shownSections(development).map((section) => (
          <li key={section.id}>
            <Entry section={section} />
          </li>
        ))}
      </ul>
      <Link
        to="/w/$workspace/settings/channels"
        params={{ workspace: slug }}
        className={styles.me}
        aria-label={t('mySettings', { name: person.name })}
      >
        <Avatar name={person.name} size={26} />
        <span className={styles.name}>{person.name}</span>
        <Icon of={Settings2} size={15} />
      </Link>
    </nav>
  )
}
