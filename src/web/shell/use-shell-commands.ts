import { useNavigate } from '@tanstack/react-router'
import CircleQuestionMark from 'lucide-react/icons/circle-question-mark'
import Layers from 'lucide-react/icons/layers'
import LogOut from 'lucide-react/icons/log-out'
import Moon from 'lucide-react/icons/moon'
import Sun from 'lucide-react/icons/sun'
import SunMoon from 'lucide-react/icons/sun-moon'
import { useTranslations } from 'use-intl'
import { sections, settingsPlaces } from '../sections.ts'
import { useSession, useWorkspace } from '../session.ts'
import { signOut } from '../sign-out.ts'
import { useChangePreferences } from '../use-change-preferences.ts'
import type { Command } from './commands.ts'

const themes = [
  { theme: 'light', icon: Sun },
  { theme: 'dark', icon: Moon },
  { theme: 'system', icon: SunMoon },
] as const

/** Places and tools of the command palette. */
export function useShellCommands(openHelp: () => void): { places: Command[]; tools: Command[] } {
  const t = useTranslations('shell')
  const names = useTranslations('sections')
  const navigate = useNavigate()
  const { person, workspaces } = useSession()
  const { slug, role } = useWorkspace()
  const change = useChangePreferences()

  const toSections = sections.flatMap(({ id, icon, letter, to }): Command[] =>
    to
      ? [
          {
            id,
            icon,
            label: names(`${id}.name`),
            keys: `G+${letter.toLocaleUpperCase()}`,
            run: () => void navigate({ to, params: { workspace: slug } }),
          },
        ]
      : [],
  )
  const toSettings = settingsPlaces(role).map(
    ({ id, icon, to }): Command => ({
      id: `settings-${id}`,
      icon,
      label: t(`places.${id}`),
      also: t('settings'),
      run: () => void navigate({ to, params: { workspace: slug } }),
    }),
  )
  const toWorkspaces = workspaces
    .filter((workspace) => workspace.slug !== slug)
    .map(
      (workspace): Command => ({
        id: `workspace-${workspace.slug}`,
        icon: Layers,
        label: workspace.name,
        also: t('switchWorkspace'),
        run: () => void navigate({ to: '/w/$workspace', params: { workspace: workspace.slug } }),
      }),
    )
  const toThemes = themes
    .filter(({ theme }) => theme !== person.theme)
    .map(
      ({ theme, icon }): Command => ({
        id: `theme-${theme}`,
        icon,
        label: t(`themes.${theme}`),
        run: () => change.mutate({ theme }),
      }),
    )

  return {
    places: [...toSections, ...toSettings, ...toWorkspaces],
    tools: [
      ...toThemes,
      { id: 'help', icon: CircleQuestionMark, label: t('keys.title'), keys: '?', run: openHelp },
      { id: 'sign-out', icon: LogOut, label: t('signOut'), run: () => void signOut() },
    ],
  }
}
