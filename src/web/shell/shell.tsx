import { Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { IntlProvider, useLocale, useMessages, useTranslations } from 'use-intl'
import { PhoneLeadingSlot } from '../layout/phone-leading.tsx'
import { applyPreferences } from '../preferences.ts'
import { useSession, useWorkspace } from '../session.ts'
import { useSync } from '../sync.ts'
import { ToastRegion } from '../ui/toast.tsx'
import { useSetLocale } from '../words/provider.tsx'
import { CommandPalette } from './command-palette.tsx'
import { ConnectionLine } from './connection-line.tsx'
import { DemoLine } from './demo-line.tsx'
import { Rail } from './rail.tsx'
import styles from './shell.module.css'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'
import { TabBar } from './tab-bar.tsx'
import { useShellShortcuts } from './use-shell-shortcuts.ts'
import { WorkspaceSwitcher } from './workspace-switcher.tsx'

/** The person's own choices, kept by the server, win over what this browser remembered. */
function usePersonPreferences() {
  const { person } = useSession()
  const { theme, density, shortcuts, locale } = person
  const setLocale = useSetLocale()
  useEffect(() => {
    applyPreferences({ theme, density, shortcuts, locale })
    void setLocale(locale)
  }, [theme, density, shortcuts, locale, setLocale])
}

/** `/w/laiterie/settings/team`: what is below is a selection inside the page. */
const placeOf = (pathname: string): string => pathname.split('/').slice(0, 5).join('/')

/** After a move, focus that was left behind goes to the content, as on a page that loads. */
function useFocusOnMove(main: React.RefObject<HTMLElement | null>) {
  const { pathname } = useLocation()
  const former = useRef(placeOf(pathname))
  useEffect(() => {
    const place = placeOf(pathname)
    if (former.current === place) return
    former.current = place
    if (!main.current?.contains(document.activeElement)) main.current?.focus()
  }, [pathname, main])
}

export function Shell() {
  const t = useTranslations('shell')
  const workspace = useWorkspace()
  const locale = useLocale()
  const messages = useMessages()
  const main = useRef<HTMLElement>(null)
  const [open, setOpen] = useState<'commands' | 'shortcuts' | null>(null)
  useSync(workspace.slug)
  usePersonPreferences()
  useFocusOnMove(main)
  useShellShortcuts({ openCommands: () => setOpen('commands'), openHelp: () => setOpen('shortcuts') })

  return (
    <IntlProvider locale={locale} messages={messages} timeZone={workspace.timeZone}>
      <PhoneLeadingSlot value={<WorkspaceSwitcher compact />}>
        <a className={styles.skip} href="#content">
          {t('skip')}
        </a>
        <div className={styles.app}>
          <Rail onSearch={() => setOpen('commands')} />
          <main ref={main} id="content" className={styles.main} tabIndex={-1}>
            <ConnectionLine />
            {workspace.isDemo && <DemoLine />}
            <Outlet />
          </main>
          <TabBar />
        </div>
        <ToastRegion />
        <CommandPalette
          open={open === 'commands'}
          onClose={() => setOpen(null)}
          onHelp={() => setOpen('shortcuts')}
        />
        <ShortcutsDialog open={open === 'shortcuts'} onClose={() => setOpen(null)} />
      </PhoneLeadingSlot>
    </IntlProvider>
  )
}
