import { useNavigate } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { type Shortcut, useShortcuts } from '../keyboard/index.ts'
import { sections } from '../sections.ts'
import { useWorkspace } from '../session.ts'
import { undoLast } from '../ui/toast-store.ts'
import { focusPane } from './panes.ts'

interface Doors {
  openCommands: () => void
  openHelp: () => void
}

/** Keys that hold everywhere in the shell. */
export function useShellShortcuts({ openCommands, openHelp }: Doors): void {
  const t = useTranslations('shell')
  const names = useTranslations('sections')
  const { slug } = useWorkspace()
  const navigate = useNavigate()

  const places: Shortcut[] = sections.flatMap(({ id, letter, to }) =>
    to
      ? [
          {
            keys: `g ${letter}`,
            label: names(`${id}.name`),
            run: () => void navigate({ to, params: { workspace: slug } }),
          },
        ]
      : [],
  )
  useShortcuts([
    { keys: 'Ctrl+K', label: t('keys.commands'), run: openCommands },
    { keys: '?', label: t('keys.help'), run: openHelp },
    { keys: 'z', label: t('keys.undo'), run: () => void undoLast() },
    { keys: 'F6', label: t('keys.nextPane'), run: () => focusPane(1) },
    { keys: 'Shift+F6', label: t('keys.previousPane'), run: () => focusPane(-1) },
    ...places,
    {
      keys: 'g g',
      label: t('settings'),
      run: () => void navigate({ to: '/w/$workspace/settings/channels', params: { workspace: slug } }),
    },
  ])
}
