import { Link } from '@tanstack/react-router'
import ChevronRight from 'lucide-react/icons/chevron-right'
import LogOut from 'lucide-react/icons/log-out'
import { useTranslations } from 'use-intl'
import { development } from '../development.ts'
import { PageHead } from '../layout/page-head.tsx'
import { type Section, type SettingsPlace, settingsGroups, shownSections } from '../sections.ts'
import { useSession, useWorkspace } from '../session.ts'
import { usePageTitle } from '../shell/page-title.ts'
import { SectionLink } from '../shell/section-link.tsx'
import { signOut } from '../sign-out.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import styles from './more.module.css'

const SectionLine = ({ section }: { section: Section }) => {
  const t = useTranslations('sections')
  return (
    <SectionLink section={section} className={styles.line}>
      <Icon of={section.icon} size={20} />
      <span>{t(`${section.id}.name`)}</span>
      <Icon of={ChevronRight} size={16} />
    </SectionLink>
  )
}

const PlaceLine = ({ place }: { place: SettingsPlace }) => {
  const t = useTranslations('shell')
  const { slug } = useWorkspace()
  return (
    <Link to={place.to} params={{ workspace: slug }} className={styles.line}>
      <Icon of={place.icon} size={20} />
      <span>
        {t(`places.${place.id}`)}
        <small>{t(`placesHelp.${place.id}`)}</small>
      </span>
      <Icon of={ChevronRight} size={16} />
    </Link>
  )
}

/** What the tab bar has no room for: a page, one line of words each, never a sheet of icons. */
export function More() {
  const t = useTranslations('shell')
  const { person } = useSession()
  const { role } = useWorkspace()
  const rest = shownSections(development).filter((section) => !section.tab)
  usePageTitle(t('more'))
  return (
    <>
      <PageHead title={t('more')} />
      <div className={styles.page}>
        <div className={styles.me}>
          <Avatar name={person.name} size={44} />
          <div>
            <b>{person.name}</b>
            <p className="t2">{t(`roles.${role}`)}</p>
          </div>
          <Button size="small" icon={LogOut} onClick={() => void signOut()}>
            {t('signOut')}
          </Button>
        </div>
        {rest.length > 0 && (
          <>
            <h2>{t('theSquare')}</h2>
            <ul>
              {rest.map((section) => (
                <li key={section.id}>
                  <SectionLine section={section} />
                </li>
              ))}
            </ul>
          </>
        )}
        {settingsGroups(role).map((group) => (
          <section key={group.id}>
            <h2>{t(`settingsGroups.${group.id}`)}</h2>
            <ul>
              {group.places.map((place) => (
                <li key={place.id}>
                  <PlaceLine place={place} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}
