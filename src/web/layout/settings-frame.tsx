import { Link, useLocation } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { settingsGroups } from '../sections.ts'
import { useWorkspace } from '../session.ts'
import { Icon } from '../ui/icon.tsx'
import { PageHead } from './page-head.tsx'
import styles from './settings-frame.module.css'

interface Props {
  title: string
  sub?: ReactNode
  actions?: ReactNode
  phoneActions?: ReactNode
  /** A third column of 344 pixels. */
  pane?: ReactNode
  children: ReactNode
}

/** Settings: side list and content; on a phone the list is the page `Plus`. */
export function SettingsFrame({ title, sub, actions, phoneActions, pane, children }: Props) {
  const t = useTranslations('shell')
  const { slug, role } = useWorkspace()
  const { pathname } = useLocation()
  return (
    <>
      <PageHead
        title={title}
        sub={sub}
        back={{ to: '/w/$workspace/more', params: { workspace: slug }, label: t('backToMore') }}
        {...(phoneActions !== undefined && { phoneActions })}
      >
        {actions}
      </PageHead>
      <div className={pane ? styles.three : styles.two}>
        <nav className={styles.nav} aria-label={t('settings')} data-pane>
          {settingsGroups(role).map((group) => (
            <Fragment key={group.id}>
              <h2>{t(`settingsGroups.${group.id}`)}</h2>
              <ul>
                {group.places.map((place) => (
                  <li key={place.to}>
                    <Link
                      to={place.to}
                      params={{ workspace: slug }}
                      aria-current={
                        pathname.startsWith(place.to.replace('$workspace', slug)) ? 'page' : undefined
                      }
                    >
                      <Icon of={place.icon} />
                      <span>{t(`places.${place.id}`)}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </Fragment>
          ))}
        </nav>
        <div className={styles.content} data-pane>
          {children}
        </div>
        {pane && (
          <aside className={styles.pane} data-pane>
            {pane}
          </aside>
        )}
      </div>
    </>
  )
}
