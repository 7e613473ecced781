import { useEffect, useRef } from 'react'
import { addShortcuts, type Shortcut } from './shortcuts.ts'

/** Shortcuts of a screen, as long as it is there: `useShortcuts([{ keys: 'e', label: t('close'), run: close }])`. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts)
  latest.current = shortcuts
  const signature = shortcuts.map((shortcut) => `${shortcut.keys}=${shortcut.label ?? ''}`).join('\n')
  useEffect(() => {
    void signature
    return addShortcuts(
      latest.current.map((shortcut) => ({
        ...shortcut,
        run: (event) => latest.current.find((each) => each.keys === shortcut.keys)?.run(event),
      })),
    )
  }, [signature])
}
