import X from 'lucide-react/icons/x'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import styles from './toast.module.css'
import { dismissToast, toastStore, undoLast } from './toast-store.ts'

const SHOWN_MS = 8_000

/** The region that shows toasts: once, in the shell. It waits while it is pointed at or focused. */
export function ToastRegion() {
  const t = useTranslations('ui')
  const toast = useSyncExternalStore(toastStore.subscribe, toastStore.read)
  const [held, setHeld] = useState(false)

  useEffect(() => {
    if (!toast || held) return
    const timer = window.setTimeout(dismissToast, SHOWN_MS)
    return () => window.clearTimeout(timer)
  }, [toast, held])

  return (
    <div className={styles.region} role="status" aria-live="polite">
      {toast && (
        // biome-ignore lint/a11y/noStaticElementInteractions: holding the line still is a comfort; the buttons inside are the controls
        <div
          key={toast.id}
          className={styles.toast}
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <span className={styles.text}>{toast.message}</span>
          {toast.undo && (
            <Button variant="quiet" size="small" keys="Z" onClick={undoLast}>
              {t('undo')}
            </Button>
          )}
          <IconButton small icon={X} label={t('close')} onClick={dismissToast} iconSize={15} />
        </div>
      )}
    </div>
  )
}
